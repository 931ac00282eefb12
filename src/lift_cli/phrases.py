"""What lift itself says in a walk, sentence by sentence, so that a pack can say it in another language."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from contextvars import ContextVar

SENTENCES: tuple[str, ...] = (
    # a walk
    "Welcome to lift. Two questions first; you can change the answers any time with `lift profile`.",
    "Your name, as it is on your certificate:",
    "Your learning partner's name (Enter if you do not know yet; you do LIFT with a partner):",
    "Type the name and press Enter; or q to stop, nothing is lost.",
    "You stopped before you typed your name, so nothing was started.",
    "Your portfolio is {place}",
    (
        "At any question: {back} goes back, {later} skips it for now, {stop} (or Ctrl-C) stops for today. "
        "In a text, {edit} opens your own editor. Everything is saved as you go."
    ),
    "({help} for keys)",
    "To finish: Enter, then {end} alone on a line, Enter.",
    "Saved.",
    "Nothing changed.",
    "You wrote nothing, so it is left for later.",
    "Stopped. {kept}",
    "Stopped at {step} ({count} of {total}). {kept}",
    "step {number}",
    "Everything is saved.",
    "Everything is kept, also the line you were typing.",
    "Everything is kept, also the text you were typing.",
    "What came before is saved; what arrived after it was not used.",
    "You began this line and did not finish it. Continue after it, or type only `n` to start over:",
    "You began this text and did not finish it. Continue after it, or type only `n` to start over:",
    "You began this text and did not finish it. Continue here:",
    "Your text is below. Change it, or finish to keep it.",
    "Press Enter to keep it, or write it again.",
    "This terminal cuts lines at {most} characters. Check the end of that line before you continue.",
    "Written to {place}",
    "Next: {command}",
    "Next, its closing: {command}",
    "Continue with: {command}",
    "To go back: {command}",
    "To begin another {run}: {command}",
    "To continue it: {command}",
    "{module} is kept with {steps} open.",
    "Every step of {module} is done.",
    "Every step here is done; `{command}` shows what you wrote.",
    "That was the last step.",
    "{steps} is still open: {numbers}",
    "{steps} are still open: {numbers}",
    "For later: {numbers}.",
    # a step
    "Module {word}",
    "section {number} of {all}",
    "closing",
    "step {count} of {total}",
    "only if needed",
    "about {time} to the end of this activity",
    "about {time} to the end of the closing",
    "read or watch",
    "discuss with your partner",
    "discuss",
    "write",
    "rate",
    "make a document",
    "bookmark",
    "do",
    "look again",
    "Page of your portfolio: {page}",
    "Resource: {title}, {author} ({kind})",
    "You wrote before:",
    "Your answer:",
    "write for {team}",
    "Who of {team} is here with you? Names, with commas ({usual}).",
    "Enter: {names}; - for nobody",
    "Enter: nobody",
    "you",
    "Your team's answer ({who}, {day}):",
    "Written at the same time ({who}, {day}):",
    "{value} of {highest}: {choice}",
    "In your Golden Circle ({ring}): {words}",
    "Bookmarked: {address}",
    "Filed: {name}",
    "Discussed on {day}.",
    "Discussed on {day}, {time}.",
    "Done on {day}.",
    "Done on {day}, {time}.",
    "{reviewer} says: {words}",
    "why",
    "how",
    "what",
    "idea",
    "question",
    "input",
    "insight",
    "(empty)",
    "(nothing yet)",
    "(changed since this module began)",
    "(new in this module)",
    "there",
    "still missing",
    "{count} step",
    "{count} steps",
    "{count} minute",
    "{count} minutes",
    "{count} hour",
    "{count} hours",
    # what to type
    "Write as much as you like.",
    "Type a number from 1 to {highest}",
    "Press Enter when you have talked with {partner}. Or type minutes and one thought first, such as: 15 we agree",
    "Press Enter when you have talked it over. Or type minutes and one thought first, such as: 15 we agree",
    "{name} and {partner}, you are here together.",
    "{name} and {partner}, talk this over.",
    "Press Enter when you have talked. Or type the minutes first, such as: 15",
    "{name}, what do you take from it? One sentence is enough (Enter: nothing)",
    "your partner",
    "Press Enter to bookmark {address}. Or type another address, or `done` if you keep it elsewhere",
    "Type the address and a title, or `done` if you keep it elsewhere (Enter: later)",
    "Press Enter to file your answers as the page {page}. Or type a file's path or a link",
    "Nothing is written for the page {page} yet. Type a file's path or a link (Enter: later)",
    "Type a file's path or a link. The checklist asks for it in your LIFT Folder (Enter: later)",
    "Type a file's path or a link to file it in your LIFT Folder, or press Enter when it is done",
    "Press Enter when it is done (words typed here are kept as a note)",
    "Change a ring (such as `why Because ...`), or press Enter to keep it",
    "Add an idea or question, or press Enter when nothing is missing",
    "Add an address (and a title after it), or press Enter when nothing is missing",
    "Add a file's path or a link, or press Enter when nothing is missing",
    # what cannot be taken
    "Error: {message}",
    "Hint: {hint}",
    "could not rate {number}: {typed} is not a number from 1 to {highest}",
    "could not change the Golden Circle: the line names no ring and words: {typed}",
    "Begin it with `why`, `how` or `what`, then the words.",
    "could not keep that address: {typed} is not a web address",
    "A web address begins with https:// and has no spaces.",
    # the checklist
    "{module}, complete",
    "{module}, not complete",
    "met: {item}",
    "NOT MET: {item}",
    "UNKNOWN: the file does not say: {item}",
    "{activity}: {open} of {all} open ({each})",
    "write, then talk it over",
    "written, not yet talked over",
    "missing  {step}",
    "missing  {step}  (to talk over)",
)
"""Each sentence in English, with the parts that stand in it in braces. A part may stand elsewhere in another language;
`{digit}` may stand for `{word}` in `Module {word}`."""

_KNOWN = frozenset(SENTENCES)

_SPOKEN: ContextVar[Mapping[str, str]] = ContextVar("spoken", default={})  # noqa: B039 - nobody changes it


@contextlib.contextmanager
def speaking(sentences: Mapping[str, str]) -> Iterator[None]:
    """Say in another language what these sentences have in it; all else in English."""
    token = _SPOKEN.set(sentences)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def phrase(sentence: str, /, **parts: object) -> str:
    """A sentence as it is said now, with its parts."""
    return _SPOKEN.get().get(sentence, sentence).format_map(parts)


def counted(count: int, noun: str) -> str:
    """A count with its noun, such as `1 step`."""
    return phrase(f"{{count}} {noun}" if count == 1 else f"{{count}} {noun}s", count=count)


def parts_of(sentence: str) -> frozenset[str]:
    """The names of the parts that stand in a sentence."""
    return frozenset(re.findall(r"\{([a-z]+)\}", sentence))


def taken(said: Mapping[str, str]) -> dict[str, str]:
    """Of what a pack says for sentences, what can be said: for a sentence of today, with its parts and no others."""
    return {sentence: words for sentence, words in said.items() if sentence in _KNOWN and fits(sentence, words)}


def fits(sentence: str, said: str) -> bool:
    """Whether what is said for a sentence has just its parts, each once or more, and no other braces."""
    ours, theirs = parts_of(sentence), parts_of(said)
    swapped = {"word" if part == "digit" else part for part in theirs} if ours == {"word"} else theirs
    return swapped == ours and not re.search(r"[{}]", re.sub(r"\{[a-z]+\}", "", said))
