"""What a shutdown or a closed window does: the program ends in order."""

from __future__ import annotations

import signal

LEAVING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""A shutdown, and a terminal that goes away; Windows has no hangup."""


def _leave(number: int, _: object) -> None:
    raise SystemExit(128 + number)


def leave_in_order() -> None:
    """At a shutdown or a closed window leave as at a failure: the terminal as it was, no lock and no half file left.

    What the system already ignores for us, as `nohup` has it, stays ignored.
    """
    for number in LEAVING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)
