"""The files of a cohort read into its rows: on every core, and only those that changed."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from lift_cli.group.cohort import Cohort
from lift_cli.group.course import Courses
from lift_cli.group.row import UNREADABLE
from lift_cli.storage.cohort_reading import Kept, Reader
from lift_cli.storage.cohort_scan import Scan
from lift_cli.storage.cohort_store import Store
from lift_cli.storage.files import Found

FEW = 128
"""So many files are read sooner than other processes are begun."""

AT_ONCE, AHEAD = 32, 3
"""Files that a process is given at a time, and how many such lots wait for each."""

Progress = Callable[[int, int], None]
"""Is told how many of how many files were read."""


def gathered(scan: Scan, store: Store, courses: Courses, now: str, progress: Progress, scheduler: str = "") -> Cohort:
    """Every row of the files found, joined; what was read is kept for the next call."""
    cohort = Cohort(now)
    cohort.take_in({"kind": UNREADABLE, "file": file, "reason": reason} for file, reason in scan.odd.items())
    known = store.heads(scan.found)
    missing = [one for one in scan.found if one[0] not in known]
    cohort.take_in(known.values())
    del known
    count = 0
    for lot in read(missing, courses, scheduler):
        store.keep(lot)
        cohort.take_in(store.heads_of(lot))
        count += len(lot)
        progress(count, len(missing))
    return cohort


def cores() -> int:
    """The processors that this call may use."""
    with contextlib.suppress(AttributeError):  # only Linux says
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read(files: Sequence[Found], courses: Courses, scheduler: str = "") -> Iterator[list[tuple[Found, Kept]]]:
    """The rows of files in lots, in no order that says anything."""
    lots = (list(files[place : place + AT_ONCE]) for place in range(0, len(files), AT_ONCE))
    if scheduler and files:
        from lift_cli.storage.cohort_cluster import on_cluster

        yield from on_cluster(lots, courses, scheduler)
    elif len(files) < FEW or cores() == 1:
        reader = Reader(courses)
        for lot in lots:
            yield [(found, _kept(found[0], reader)) for found in lot]
    else:
        yield from _read_on_every_core(lots, courses)


def _read_on_every_core(lots: Iterator[list[Found]], courses: Courses) -> Iterator[list[tuple[Found, Kept]]]:
    from concurrent.futures import ProcessPoolExecutor  # a small cohort needs none

    count = cores()
    pool = ProcessPoolExecutor(count, initializer=_begin, initargs=(courses,))
    try:
        waiting = deque(pool.submit(_lot, lot) for lot in islice(lots, count * AHEAD))
        while waiting:
            done = waiting.popleft().result()
            waiting.extend(pool.submit(_lot, lot) for lot in islice(lots, 1))
            yield done
    finally:
        pool.shutdown(cancel_futures=True)


_READERS: list[Reader] = []
"""The reader of a process that does nothing else."""


def _begin(courses: Courses) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the call that began it is told, and ends it
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)  # what is read makes no circles
    _READERS[:] = [Reader(courses)]


def _lot(lot: list[Found]) -> list[tuple[Found, Kept]]:
    return [(found, _kept(found[0], _READERS[0])) for found in lot]


def _kept(path: str, reader: Reader) -> Kept:
    if "://" not in path:
        return reader.kept(path)
    from lift_cli.storage.cohort_cluster import kept  # only what is elsewhere needs it

    return kept(path, reader)
