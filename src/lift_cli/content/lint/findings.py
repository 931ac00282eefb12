"""The numbered rules that a pack is checked by, and what a check finds."""

from __future__ import annotations

from enum import StrEnum

from lift_cli.values import fixed


class Severity(StrEnum):
    """Whether a pack can be used as it is."""

    ERROR = "error"  # the pack is refused, or would mislead
    WARNING = "warning"  # it works, and an educator would be served better otherwise


@fixed
class Rule:
    """One rule: its permanent number, how much it weighs, and what must be so."""

    number: str
    severity: Severity
    words: str


@fixed
class Finding:
    """Where a pack breaks a rule: the file within it, the field, and what is wrong there."""

    rule: Rule
    file: str
    where: str
    message: str


def _error(number: str, words: str) -> Rule:
    return Rule(number, Severity.ERROR, words)


def _warning(number: str, words: str) -> Rule:
    return Rule(number, Severity.WARNING, words)


READABLE = _error("L01", "Every file can be read as UTF-8 TOML.")
KNOWN_VERSION = _error("L02", "Every file begins with a format_version that this lift knows.")
KNOWN_FIELDS = _error("L03", "Every field is known to the format, required fields are there, and every value is valid.")
IDS = _error(
    "L04",
    "Ids are kebab-case; those of packs, modules, frameworks, forms and renewals match the names of their files.",
)
UNIQUE = _error("L05", "An id that must be unique is used only once, so that no answer has two places.")
NOT_EMPTY = _error("L06", "No text is empty.")
PROMPT = _error("L07", "Every `respond` step has a prompt: words that ask for something.")
PROVENANCE = _error("L08", "Every text says where its meaning comes from: lift, adapted or own.")
ADDRESS = _error("L09", "Every source address is a web address.")
KIND = _error("L10", "Every step is of a kind that lift knows.")
STEPS_THERE = _error(
    "L11",
    "Every step that is named (recall, needed documents, a document's page, a form's field) is there and of the right "
    "kind.",
)
LEFT_IDS = _error("L12", "An id that was retired or moved is not used again for another step.")
NOTHING_OBEYED = _error("L13", "No text has a control character.")
NO_MARKUP = _warning("L14", "No text has markup (<b>, [bold], **): readers would see it as it is.")
LENGTH = _warning("L15", "A step is short enough for one screen, a title for one line.")
SENTENCES = _warning("L16", "No sentence is too long for a tired reader.")
READING_LEVEL = _warning("L17", "A page is easy to read.")
WHOLE_REMIX = _warning(
    "L18", "A module that replaces another asks every step of it; otherwise the partner's checklist cannot be met."
)
NUMBER_FREE = _warning("L19", "A module's number is not another module's, so that a short number means one step.")
CHECKLIST_FITS = _warning("L20", "For everything the checklist asks for, there is a step.")
INSTALLED = _warning("L21", "What is named in other packs is installed.")
ALL_USED = _warning("L22", "Every file and folder of the pack is one that lift reads.")
PERMANENT = _error("L23", "Every id in ids.txt, which lists what shipped, is a step, a former one or a retired one.")

OWN_WORDS = _warning("L24", "No text is still the one that `lift modules new` wrote.")
TRANSLATED = _warning("L25", "A module in another language than the one it replaces has every text in that language.")
WORDED = _warning("L26", "What a step says to a role is not what it says to everyone.")
SPOKEN = _warning(
    "L27", "Each sentence in [interface] is one that lift says, with its parts; in another language none is missing."
)
LABELED = _warning("L28", "A step that a team answers has a label, under which it stands on the team's page.")
FOUND_BY_ITSELF = _warning(
    "L29", "Another wording of a step (also) is no step's already, so that a document's heading means one step."
)

RULES: tuple[Rule, ...] = (
    READABLE, KNOWN_VERSION, KNOWN_FIELDS, IDS, UNIQUE, NOT_EMPTY, PROMPT, PROVENANCE, ADDRESS, KIND, STEPS_THERE,
    LEFT_IDS, NOTHING_OBEYED, NO_MARKUP, LENGTH, SENTENCES, READING_LEVEL, WHOLE_REMIX, NUMBER_FREE, CHECKLIST_FITS,
    INSTALLED, ALL_USED, PERMANENT, OWN_WORDS, TRANSLATED, WORDED, SPOKEN, LABELED, FOUND_BY_ITSELF,
)  # fmt: skip
"""Every rule in order; a number is permanent, and never given to another rule."""
