"""Digests that bind a recognition to what was read: one for each answered step, one for each module."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.parts import PARTS


def of_step(step: str, content: str | int) -> str:
    """SHA-256 (hex) of a step's id and its answer or rating; newlines are normalised before."""
    kind = "rating" if isinstance(content, int) else "text"
    return sha256(f"lift:{kind}\0{step}\0{content}".encode()).hexdigest()


def of_module(steps: Mapping[str, str]) -> str:
    """SHA-256 (hex) of a module: its steps' ids and digests, sorted by id."""
    lines = "".join(f"{step} {digest}\n" for step, digest in sorted(steps.items()))
    return sha256(f"lift:module\0{lines}".encode()).hexdigest()


def of_portfolio(portfolio: Portfolio) -> dict[str, str]:
    """The digest of each answered step of a portfolio, by step id; an answer of blanks has none."""
    bound = [(part.versions[0], record) for part in PARTS if part.bound for record in part.filled(portfolio)]
    return {record.step: of_step(record.step, getattr(record, said)) for said, record in bound}


def in_module(digests: Mapping[str, str], module: str) -> dict[str, str]:
    """The digests of one module's steps."""
    return {step: digest for step, digest in digests.items() if step.startswith(f"{module}/")}


def changed_steps(seen: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """The steps that were changed, added or taken away between two readings, sorted by id."""
    return tuple(step for step in sorted({*seen, *now}) if seen.get(step) != now.get(step))
