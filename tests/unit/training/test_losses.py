"""The CRF's loss is the one that its definition gives."""

import itertools

import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install -e '.[train]'")

from training.losses import role_loss, step_scores  # noqa: E402 (needs torch)


def test_the_loss_is_the_log_of_all_paths_less_the_gold_one() -> None:
    torch.manual_seed(0)
    for length in (1, 2, 3, 5):
        scores, transitions = torch.randn(1, 6, 10), torch.randn(4, 4)
        roles = torch.randint(0, 4, (1, 6))
        steps = step_scores(scores, transitions)[0]

        def total(path: tuple[int, ...], steps=steps, scores=scores) -> float:  # type: ignore[no-untyped-def]
            return float(
                scores[0, 0, path[0]] + sum(steps[t, a, b] for t, (a, b) in enumerate(itertools.pairwise(path)))
            )

        every = torch.tensor([total(p) for p in itertools.product(range(4), repeat=length)])
        gold = total(tuple(roles[0, :length].tolist()))
        loss = role_loss(scores, transitions, roles, torch.tensor([length]))
        assert float(loss[0]) == pytest.approx(float(torch.logsumexp(every, 0)) - gold, abs=1e-4)
