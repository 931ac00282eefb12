"""A cohort's files read by the workers of a Dask cluster, and folders elsewhere by their address (fsspec).

The cluster runs what one computer runs: a file gives a row, and rows are joined in any order.
"""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

from lift_cli.errors import BadValueError
from lift_cli.group.course import Courses
from lift_cli.storage.cohort_reading import Kept, Reader
from lift_cli.storage.exchange import CAP
from lift_cli.storage.files import Found
from lift_cli.values import fixed

AHEAD = 4
"""Lots that wait for each thread of the cluster."""

SECONDS = 20
"""After that nobody answers at an address."""


def on_cluster(lots: Iterator[list[Found]], courses: Courses, scheduler: str) -> Iterator[list[tuple[Found, Kept]]]:
    """The rows of the files, in the order of the lots; raises BadValueError where no scheduler answers."""
    from distributed import Client  # only who names a scheduler has it

    try:
        client: Any = Client(scheduler, timeout=SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        hint = "Check the address that the Dask scheduler printed, such as tcp://10.0.0.5:8786."
        raise BadValueError(f"use the cluster at {scheduler}", "no scheduler answers there", hint) from error
    with client:
        shared = client.scatter(courses, broadcast=True)
        threads = sum(client.nthreads().values()) or 1

        def submit(lot: list[Found]) -> Any:
            return client.submit(_lot, lot, shared, pure=False)

        waiting = deque(map(submit, islice(lots, threads * AHEAD)))
        while waiting:
            done: list[tuple[Found, Kept]] = waiting.popleft().result()
            waiting.extend(map(submit, islice(lots, 1)))
            yield done


def _lot(lot: list[Found], courses: Courses) -> list[tuple[Found, Kept]]:
    reader = Reader(courses)
    return [(found, kept(found[0], reader)) for found in lot]


def kept(path: str, reader: Reader) -> Kept:
    """A file's row, also where it is read by an address."""
    if not is_address(path):
        return reader.kept(path)
    import fsspec

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy.toml")
        with fsspec.open(path, "rb") as file:
            copy.write_bytes(file.read(CAP + 1))
        return reader.kept(str(copy), named=path)


def is_address(path: str) -> bool:
    """Whether a place is named by an address, such as `s3://cohort/2026`."""
    return "://" in path


@fixed
class Elsewhere:
    """The .toml files at an address."""

    found: tuple[Found, ...]

    @classmethod
    def of(cls, address: str) -> Elsewhere:
        """Those of the folder or the one file there; raises BadValueError where that cannot be asked."""
        hint = 'Check the address; `pip install "lift-cli[cluster]"` and the part of fsspec for it must be there.'
        try:
            import fsspec

            system, root = fsspec.core.url_to_fs(address)
            entries = system.find(root, detail=True)
        except Exception as error:
            raise BadValueError(f"look into {address}", f"{error}", hint) from error
        if not entries:
            raise BadValueError(f"look into {address}", "nothing is there", hint)
        named = ((system.unstrip_protocol(path), info) for path, info in entries.items())
        return cls(tuple((name, _stamp(info)) for name, info in named if name.lower().endswith(".toml")))


def _stamp(info: dict[str, Any]) -> tuple[int, int, int]:
    """What changes when a file elsewhere does, as far as its place says."""
    told = [str(info.get(name)) for name in ("mtime", "LastModified", "last_modified", "ETag", "etag", "updated")]
    return int(info.get("size") or 0), crc32(" ".join(told).encode()), 0
