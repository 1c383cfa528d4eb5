"""Arithmetic in bfloat16, on processors that have it; elsewhere it is emulated, and slower than float32."""

from functools import cache
from pathlib import Path

import torch

_FLAGS = ("avx512_bf16", "amx_bf16")


@cache
def has_bfloat16() -> bool:
    """Tell whether the processor multiplies in bfloat16."""
    facts = Path("/proc/cpuinfo")
    return facts.is_file() and any(flag in facts.read_text() for flag in _FLAGS)


def lowered() -> torch.autocast:
    """Matrix products in bfloat16 while it is entered, where the processor has it."""
    return torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16())
