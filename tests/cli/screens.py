"""What the screens of several commands share."""

from __future__ import annotations

import re

from tests.cli.samples import IDEA, KEEP, MOST, READ, SEND, SHEET, TALK, TODAY, WHY
from tests.conftest import Ran


def lines(*texts: str) -> str:
    """The texts, each ended by a newline."""
    return "".join(f"{text}\n" for text in texts)


def without_more(said: str) -> str:
    """A failure without the help that ends a hint in which no command runs as it stands."""
    return re.sub(r" More: `lift(?: [a-z -]+)? --help`\.\n$", "\n", said)


class Refused(Ran):
    """How a command ends that could not; where its hint names no command that runs, the help of its own follows."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ran):
            return NotImplemented
        return (self.code, self.out, self.err) == (other.code, other.out, without_more(other.err))

    __hash__ = None  # type: ignore[assignment]  # as of what is compared so


def refusal(message: str, hint: str, code: int = 1) -> Ran:
    """How a command ends that could not do what it was asked."""
    return Refused(code, "", lines(f"Error: {message}", "", f"Hint: {hint}"))


QUESTIONS = (
    "",
    "Module Two: Asking and Listening",
    "Asking > Good Questions",
    "  Open questions first.",
    "  - Tell an open question from a closed one.",
    '  Resource: "On Questions", A. Writer (article)',
    "  https://example.org/questions",
)
"""How the first activity of Module Two opens."""


def stands(section: int | None, step: int, minutes: int) -> str:
    """The line that says where in Module Two a step is; no section stands for the closing."""
    part, end = (f"Section {section} of 2", "this activity") if section else ("Closing", "the closing")
    return f"{part} \u00b7 step {step} of 13 \u00b7 about {minutes} minutes to the end of {end}"


HABITS = ("", "Module Two: Asking and Listening", "Asking > Habits")

PLAN = ("", "Module Two: Asking and Listening", "Trying > A Plan")

BACK = ("", "Module Two: Asking and Listening", "Look back", "  See what stays with you.")

SHOWN: dict[str, tuple[str, ...]] = {
    READ: ("", stands(1, 1, 20), "2.1.1.1  (read or watch)", "  Read the article."),
    KEEP: ("", stands(1, 2, 10), "2.1.1.2  (bookmark)", "  Bookmark the article."),
    TALK: ("", stands(1, 3, 10), "2.1.1.3  (discuss with your partner)", "  Talk about your own questions."),
    MOST: (
        "",
        stands(1, 4, 5),
        "2.1.1.4  (write)",
        "  Which question do you ask most?",
        "  Page of your portfolio: My questions",
    ),
    TODAY: (
        "",
        stands(1, 5, 10),
        "2.1.2.1  (rate)",
        "  How often do you wait for an answer?",
        "  1  Seldom",
        "  2  Often",
        "  3  Always",
    ),
    WHY: ("", stands(1, 6, 10), "2.1.2.2  (write)", "  Why is waiting hard?"),
    SHEET: ("", stands(2, 7, 15), "2.2.1.1  (make a document)", "  Write a sheet of questions."),
    SEND: ("", stands(2, 8, 10), "2.2.1.2  (do)", "  Send the sheet to your partner."),
    IDEA: ("", stands(None, 9, 20), "2.2.2.1  (write)", "  Which idea stays with you?"),
}
"""How each step looks that is still empty."""

SAVED_NOW = "  Saved."

GO_ON = "Continue with: lift start module two"


def stopped(number: str, count: int) -> tuple[str, str]:
    """How a walk of Module Two ends that is left at a step."""
    return f"Stopped at step {number} ({count} of 13). Everything is saved.", GO_ON


TWO_COMPLETE = (
    "",
    "Module Two: Asking and Listening, complete",
    "  met: Every prompt is answered.",
    "  met: Every activity is done.",
    "  met: Something is bookmarked.",
    "  met: The sheet is in the folder.",
)

TWO_HALF = (
    "",
    "Module Two: Asking and Listening, not complete",
    "  NOT MET: Every prompt is answered.",
    "      missing  2.1.2.2  Why is waiting hard?",
    "      missing  2.2.2.1  Which idea stays with you?",
    "  NOT MET: Every activity is done.",
    "      2.1.2 Habits: 1 of 2 open (write, then talk it over: 1)",
    "      2.2.1 A Plan: 2 of 2 open (make a document: 1; do: 1)",
    "      2.2.2 Look back: 5 of 5 open (write, then talk it over: 1; look again: 4)",
    "  met: Something is bookmarked.",
    "  NOT MET: The sheet is in the folder.",
    "      missing  2.2.1.1  Write a sheet of questions.",
)

THREE_COMPLETE = (
    "",
    "Module Three: Making Room, complete",
    "  met: Every prompt is answered.",
    "  met: Every activity is done.",
    "  met: Something is bookmarked.",
    "  met: Nothing has to be filed.",
)

WHOSE = "The portfolio of Ana Reyes, exported on 2026-04-20 at 16:00"
"""How a report on Ana's export begins."""

REVIEW = "review-ana-reyes-lift-two.toml"

SEND_IT = f"Send it to Ana Reyes, who types: lift receive {REVIEW}"

SAID = (
    "Your certificate number, private ideas and earlier versions are not in it.",
    "Send it to Ben Okafor, who types: lift check-partner portfolio.toml",
)
"""What an export for the partner says last."""
