"""Write the pair classifier as an int8 ONNX file beside the reader's: ``python -m training.headlines.export``.

The encoder's own file is written again only to hand out the states that the pair classifier stands on, if it doesn't
yet; its weights stay as they are.
"""

import argparse
from pathlib import Path

import onnx
import torch

from onrecord.encoder.network import VOCABULARY, WEIGHTS
from onrecord.encoder.pieces import load_tokenizer
from training import export, model, shipped
from training.headlines import examples
from training.headlines.batches import Pair, collate
from training.headlines.train import inputs
from training.smoothing import balanced


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with headlines/")
    parser.add_argument("--pairs", type=Path, default=Path("build/headlines/pairs.pt"), help="what training wrote")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder of the weights")
    given = parser.parse_args()
    reader = shipped.reader(given.out).eval()
    pairs = model.PairClassifier(reader).eval()
    pairs.load_state_dict(torch.load(given.pairs, weights_only=True))
    tokenizer = load_tokenizer(given.out / VOCABULARY)
    kept = examples.headlines(iter(examples.held_out(examples.articles(given.data))[1]))
    shown = [Pair.of(example, tokenizer) for example in kept]

    @torch.no_grad()
    def show() -> None:
        for pair in shown:
            batch = collate([pair])
            read, mask = inputs(batch)
            pairs(model.shared(reader, read, mask), torch.from_numpy(batch.sides), mask)

    smooth = balanced(pairs.layers, show)
    (given.out / "pairs.onnx").write_bytes(export.pairs(pairs, reader.config, quantised=True, smooth=smooth))
    share(given.out / "encoder.onnx", reader.config)


def share(path: Path, config: model.Config) -> None:
    """Let the encoder's graph hand out the states behind its lowest layers, which the pair classifier stands on."""
    whole = onnx.load(path)
    if any(output.name == "shared" for output in whole.graph.output):
        return
    norms = [node for node in whole.graph.node if node.op_type == "LayerNormalization"]
    behind = norms[2 * model.PairClassifier.SHARED].output[0]  # one of the embeddings, and two of each layer
    whole.graph.node.append(onnx.helper.make_node("Identity", [behind], ["shared"]))
    shape: list[str | int | None] = [1, "pieces", config.width]
    whole.graph.output.append(onnx.helper.make_tensor_value_info("shared", onnx.TensorProto.FLOAT, shape))
    path.write_bytes(whole.SerializeToString())


if __name__ == "__main__":
    main()
