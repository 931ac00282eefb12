"""Documents of any kind, invented."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from lift_cli.content.module import Module


@st.composite
def outlines(draw: st.DrawFn, modules: Callable[[], Sequence[Module]]) -> list[tuple[Any, ...]]:
    """An invented document: headings, prompts, bold lines, questions, lists, tables, links, each word of it its own."""
    prompts = [place for module in modules() for place in module.places if place.asks and not place.step.scale]
    number = iter(range(10_000))

    def some(most: int = 6) -> str:
        return " ".join(f"word{next(number)}" for _ in range(draw(st.integers(1, most))))

    def prompt() -> str:
        place = draw(st.sampled_from(prompts))
        return draw(st.sampled_from((place.step.text, f"{place.number} {place.step.text}", place.number)))

    def module() -> str:
        return draw(st.sampled_from(modules())).heading

    def cell() -> str:
        return draw(st.sampled_from((some(), prompt(), f"{prompt()}\n{some()}", f"{some()}\n{prompt()}", "", "3")))

    def rows() -> list[list[str]]:
        wide = draw(st.integers(1, 3))
        return [[*(cell() for _ in range(wide)), some()] for _ in range(draw(st.integers(1, 3)))]

    kinds: tuple[Callable[[], tuple[Any, ...]], ...] = (
        lambda: ("h1", module()),
        lambda: (draw(st.sampled_from(("h2", "bold", "p"))), prompt()),
        lambda: ("h2", prompt()),
        lambda: ("h3", some()),
        lambda: ("h2", f"{module()}: {some()}"),
        lambda: ("h2", f"{prompt().rstrip('?.')} {some(2)}"),
        lambda: ("bold", f"{some(1)}: {prompt()}"),
        lambda: ("bold", some()),
        lambda: ("p", f"{some()}?"),
        lambda: ("item", some()),
        lambda: ("table", rows()),
        lambda: ("link", some(), f"https://example.org/{next(number) % 3}"),
        lambda: ("p", f"{some()}\n{some()}" if draw(st.booleans()) else some()),
    )
    made = [draw(st.sampled_from(kinds))() for _ in range(draw(st.integers(1, 12)))]
    made.append(("p", some()))
    return made
