"""How alike a line and the wordings of steps are, by the words that carry their meaning."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

FORMS = ("ing", "ed", "es", "s")
_PLAIN = frozenset(
    (
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "did", "do", "does", "for", "from", "had",
        "has", "have", "how", "i", "if", "in", "is", "it", "its", "my", "of", "on", "or", "our", "that", "the",
        "their", "them", "then", "there", "they", "this", "to", "was", "we", "were", "what", "when", "where",
        "which", "who", "why", "will", "with", "would", "you", "your",
    )
)  # fmt: skip
"""Words that say little of what is asked."""

ENOUGH = 3
"""Words that count for something where all of them are among a step's, however much more it says."""

PART_OF_IT = 0.75
"""And what they count."""


def stems(words: str) -> Iterator[str]:
    """What carries the meaning of some words, without their endings; the words themselves where nothing else is."""
    every = words.split()
    for word in [word for word in every if word not in _PLAIN] or every:
        ending = next((form for form in FORMS if word.endswith(form) and len(word) - len(form) > 3), "")
        yield word.removesuffix(ending).removesuffix("e")


class Likeness:
    """The wordings of steps, each as the stems of its words."""

    def __init__(self, wordings: Mapping[str, Sequence[frozenset[str]]]) -> None:
        self._wordings = wordings
        self._having: dict[str, dict[str, None]] = defaultdict(dict)
        for name, every in wordings.items():
            for stem in frozenset[str]().union(*every):
                self._having[stem][name] = None
        count = len(wordings)
        self._new = math.log(1 + count)  # what a word weighs that no step has
        self._weights = {stem: math.log(1 + count / (1 + len(names))) for stem, names in self._having.items()}
        self._totals = {one: self._weight(one) for every in wordings.values() for one in every}

    def _near(self, said: Iterable[str]) -> Iterable[str]:
        """The names of the steps that share a stem with a line."""
        return dict.fromkeys(name for stem in said for name in self._having.get(stem, ()))

    def every(self, name: str) -> frozenset[str]:
        """The stems of all wordings of a step."""
        return frozenset[str]().union(*self._wordings[name])

    def shared(self, said: frozenset[str], name: str) -> int:
        """The most stems that a line shares with one wording of a step."""
        return max((len(said & one) for one in self._wordings[name]), default=0)

    def of(self, said: frozenset[str], name: str) -> float:
        """From 0 to 1: what a line shares with a step, a rare word counting more (Dice's coefficient, weighted)."""
        return self._score(said, self._weight(said), name)

    def scores(self, said: frozenset[str]) -> dict[str, float]:
        """The steps that share a stem with a line, each with how alike they are."""
        all_of_it = self._weight(said)
        return {name: self._score(said, all_of_it, name) for name in self._near(said)}

    def _score(self, said: frozenset[str], all_of_it: float, name: str) -> float:
        best = 0.0
        for one in self._wordings[name]:
            if not (same := said & one):
                continue
            shared, both = self._weight(same), all_of_it + self._totals[one]
            part = PART_OF_IT * shared / all_of_it if len(said) >= ENOUGH and all_of_it else 0.0
            best = max(best, 2 * shared / both if both else 0.0, part)
        return best

    def _weight(self, every: Iterable[str]) -> float:
        return sum(self._weights.get(stem, self._new) for stem in every)
