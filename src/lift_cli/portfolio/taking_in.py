"""What a document that was written elsewhere brings into a portfolio: answers, and all else as ideas, links, files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from lift_cli.content.module import Place
from lift_cli.content.pack import Ring
from lift_cli.content.passage import Passage
from lift_cli.errors import LiftError
from lift_cli.manuscript import Link, Manuscript, Remark
from lift_cli.portfolio.brought import Bin, Kept, Said, Taken, folded_blanks
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.rated import rated
from lift_cli.portfolio.record import Record
from lift_cli.portfolio.typed import checked_address
from lift_cli.portfolio.watch import Watch
from lift_cli.text import is_blank, normalised

ALONE = "other headings"

Swept = Callable[[str], str]
"""Takes words out of a text that shall not come back."""


def words_in(text: str) -> int:
    """How many words a text has: what stands between blanks and has a letter or a digit."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def is_doubtful(passage: Passage) -> bool:
    """Whether it may be of a step, and someone has to say of which."""
    return bool(passage.places) and not passage.is_sure and not is_blank(passage.text)


def settled(passages: Iterable[Passage], portfolio: Portfolio, file: str) -> tuple[Passage, ...]:
    """The passages with those that someone put to a step before, or kept as an idea, no longer doubtful."""
    ideas = {folded_blanks(idea.text) for idea in portfolio.ideas}
    return tuple(_settled(passage, portfolio, ideas, file) for passage in passages)


def _settled(passage: Passage, portfolio: Portfolio, ideas: set[str], file: str) -> Passage:
    if not is_doubtful(passage):
        return passage
    there = next((place for place in passage.places if _is_there(portfolio, place, passage.text)), None)
    if there is not None:
        return replace(passage, places=(there,), is_sure=True)
    is_idea = folded_blanks(_idea(passage.text, file, passage.heading)) in ideas
    return replace(passage, places=()) if is_idea else passage


def taken(
    passages: Sequence[Passage],
    manuscript: Manuscript,
    portfolio: Portfolio,
    file: str,
    sweep: Swept = lambda text: text,
) -> Taken:
    """What the passages of a document, and what stands beside its text, bring into a portfolio.

    A passage whose step is not sure becomes an idea, as one without a step does.
    """
    bringing = _Bringing(portfolio, file, sweep, Watch.of(portfolio) if manuscript.is_ours else None)
    for passage in passages:
        bringing.passage(passage)
    bringing.headings(passages)
    for remark in manuscript.remarks:
        bringing.remark(remark)
    for margin in manuscript.margins:
        bringing.margin(margin)
    return Taken(tuple(bringing.joined()), tuple(bringing.kept), bringing.words)


class _Bringing:
    """What was brought so far."""

    def __init__(self, portfolio: Portfolio, file: str, sweep: Swept, watch: Watch | None) -> None:
        self._portfolio, self._file, self._sweep = portfolio, file, sweep
        self._watch = watch
        self._said: dict[tuple[str, Ring | None, bool, int | None], dict[str, Said]] = {}
        self.kept: list[Kept] = []
        self.words: Counter[Bin] = Counter()
        self._headings: set[str] = set()
        self._ideas: set[str] = set()
        self._titles = {(mark.url, mark.serves): mark.title for mark in portfolio.bookmarks}

    def passage(self, passage: Passage) -> None:
        text, serves = self._sweep(normalised(passage.text)), _serves(passage)
        said = self._as_said(passage, text)
        links = [link for piece in passage.pieces for link in piece.links]
        if said is not None:
            is_new = self._say(said)
            if said.value is not None and said.place and words_in(rated(text, said.place.step.scale)[1]):
                self._keep_idea(passage, text)  # a number has no room for more
            elif is_new:
                self.words[Bin.ANSWERS] += words_in(text)
            links = [link for link in links if link.words not in ("", link.url)] if said.is_there else links
        elif self._is_told_by_links(text, links, serves):
            self.words[Bin.BOOKMARKS] += words_in(text)
        elif not is_blank(text):
            self._keep_idea(passage, text)
        self._links(passage, links, serves)
        for attached in (one for piece in passage.pieces for one in piece.attached):
            said_of = self._sweep(attached.said)
            named = replace(attached, said=said_of)
            self.kept.append(Kept(passage.heading, attached.name, Bin.DOCUMENTS, serves, attached=named))
            self.words[Bin.DOCUMENTS] += words_in(said_of)

    def _is_told_by_links(self, text: str, links: Sequence[Link], serves: str) -> bool:
        """Whether bookmarks say all of a text; one that is there under another title does not."""
        marks = [link for link in links if link.url.lower().startswith("http")]
        titles = [self._titles.setdefault((link.url, serves), link.words) for link in marks]
        return _is_only_links(text, marks) and titles == [link.words for link in marks]

    def _as_said(self, passage: Passage, text: str) -> Said | None:
        """The passage as words for its step, where that takes such."""
        place = passage.place
        if is_blank(text) or (place is None and passage.ring is None):
            return None
        if place is None:
            is_there = _is_said(self._portfolio, None, passage.ring, text)
            return Said(passage.heading, text, ring=passage.ring, is_there=is_there)
        is_there = _is_there(self._portfolio, place, text) or self._is_masked(place, text)
        if place.step.scale:
            value, _ = rated(text, place.step.scale)
            return None if value is None else Said(passage.heading, text, place, value=value, is_there=is_there)
        if place.asks and not (passage.is_takeaway and place.is_talk):
            return Said(passage.heading, text, place, is_there=is_there)
        if place.is_talk:
            return Said(passage.heading, text, place, is_takeaway=True, is_there=is_there)
        return None

    def _is_masked(self, place: Place, text: str) -> bool:
        """Whether it is what a step says, with names masked before a page of lift's was sent."""
        answer = self._portfolio.answer(place.id)
        if self._watch is None or answer is None:
            return False
        hits = {answer.text[begin:end] for begin, end, _ in self._watch.found(answer.text)}
        return bool(hits) and folded_blanks(self._watch.masked(answer.text, hits)) == folded_blanks(text)

    def _keep_idea(self, passage: Passage, text: str) -> None:
        idea = _idea(text, self._file, self._sweep(passage.heading))
        if idea in self._ideas:  # such as the titles of several tables
            return
        self._ideas.add(idea)
        self.kept.append(Kept(passage.heading, idea, Bin.IDEAS))
        self.words[Bin.IDEAS] += words_in(text)
        if not passage.is_known and passage.heading not in self._headings:
            self._headings.add(passage.heading)
            self.words[Bin.IDEAS] += words_in(passage.heading)

    def _links(self, passage: Passage, links: Iterable[Link], serves: str) -> None:
        for link in dict.fromkeys(links):
            try:
                url = checked_address(normalised(link.url))
            except LiftError:  # an address of another kind, such as of mail
                self._address(passage, link)
                continue
            if self._sweep(url) == url:
                title = " ".join(self._sweep(link.words).split())
                kept = Kept(passage.heading, url, Bin.BOOKMARKS, serves, replace(link, words=title, url=url))
                self.kept.append(kept)

    def _address(self, passage: Passage, link: Link) -> None:
        """Keep, once, an address that no page has, unless the words say it."""
        bare = link.url.removeprefix("mailto:")
        told = _idea(f"{self._sweep(link.words)}: {self._sweep(bare)}".removeprefix(": "), self._file)
        if bare not in passage.text and told not in self._ideas:
            self._ideas.add(told)
            self.kept.append(Kept(passage.heading, told, Bin.IDEAS))

    def headings(self, passages: Sequence[Passage]) -> None:
        """Keep, together, the headings that are no step's and that no idea names."""
        alone = [p.heading for p in passages if not p.is_known and p.heading and p.heading not in self._headings]
        alone = [heading for heading in dict.fromkeys(alone) if words_in(heading)]
        if alone:
            text = self._sweep("\n".join(alone))
            self.kept.append(Kept("", _idea(text, self._file, told=f"{ALONE} in"), Bin.IDEAS))
            self.words[Bin.IDEAS] += words_in(text)

    def remark(self, remark: Remark) -> None:
        """Keep what someone said beside the text."""
        text = self._sweep(normalised(remark.text))
        by = f" of {self._sweep(remark.by)}" if remark.by else ""
        self.kept.append(Kept("", _idea(text, self._file, told=f"comment{by} in"), Bin.IDEAS))
        self.words[Bin.IDEAS] += words_in(text)

    def margin(self, margin: str) -> None:
        """Keep what the pages repeat at their head or foot."""
        text = self._sweep(normalised(margin))
        self.kept.append(Kept("", _idea(text, self._file, told="at the head or foot of each page of"), Bin.IDEAS))
        self.words[Bin.IDEAS] += words_in(text)

    def _say(self, said: Said) -> bool:
        """Take words for a step, and know whether they are new; of a step with a scale each number is by itself."""
        key = (said.place.id if said.place else "", said.ring, said.is_takeaway, said.value)
        same = self._said.setdefault(key, {})
        return same.setdefault(folded_blanks(said.text), said) is said

    def joined(self) -> Iterator[Said]:
        """What is said for each step; where it stands there twice both texts stay."""
        for first, *others in (list(same.values()) for same in self._said.values()):
            if not others or first.value is not None:
                yield first
                continue
            text = "\n\n".join(said.text for said in (first, *others))
            yield replace(first, text=text, is_there=_is_said(self._portfolio, first.place, first.ring, text))


def _idea(text: str, file: str, heading: str = "", told: str = "from") -> str:
    """A passage as an idea, with where it is from."""
    under = f", under {' '.join(heading.split())}" if heading.strip() else ""
    return f"{text}\n\n({told} {file}{under})"


def _serves(passage: Passage) -> str:
    if passage.place is not None:
        return passage.place.id
    return passage.module.id if passage.module is not None else ""


def _is_only_links(text: str, links: Sequence[Link]) -> bool:
    """Whether a passage says no more than where its links lead."""
    rest = Counter(text.split())
    for link in links:
        rest -= Counter((*link.words.split(), link.url))
    return bool(links) and not any(words_in(word) for word in rest)


def _is_said(portfolio: Portfolio, place: Place | None, ring: Ring | None, text: str) -> bool:
    """Whether a step, or a ring of the Golden Circle, says this, or said it before."""
    if place is not None:
        return _is_there(portfolio, place, text)
    return ring is not None and _says(portfolio.circle, text, ring.value)


def _is_there(portfolio: Portfolio, place: Place, text: str) -> bool:
    """Whether a step says this, or said it before."""
    if place.step.scale:
        rating, value = portfolio.rating(place.id), rated(text, place.step.scale)[0]
        before = () if rating is None else tuple(one.value for one in rating.earlier)
        return rating is not None and value in (rating.value, *before)
    answer, tick = portfolio.answer(place.id), portfolio.tick(place.id)
    return (answer is not None and _says(answer, text, "text")) or (tick is not None and _says(tick, text, "note"))


def _says(record: Record, text: str, name: str) -> bool:
    versions = (record, *getattr(record, "earlier", ()))
    return any(folded_blanks(getattr(version, name, "") or "") == folded_blanks(text) for version in versions)
