"""The installed packs as they were when they were last read and checked, so that a command need not do it again.

It is derived, stamped with each file of the packs, made again when one changed, and may vanish at any time.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from lift_cli import __version__, content
from lift_cli.content.catalog import Catalog
from lift_cli.content.framework import Framework
from lift_cli.content.module import Module
from lift_cli.content.module_file import ModuleFile
from lift_cli.content.pack import PackFile, Section
from lift_cli.content.plan_form import PlanForm
from lift_cli.content.renewal import Renewal
from lift_cli.errors import LiftError
from lift_cli.storage import files, offered, summaries
from lift_cli.values import built, tables_of

NAME = "packs.json"


def load(cache: Path, stamp: str, *roots: Path) -> Catalog:
    """Every pack installed, of whose files this is the stamp.

    Where one is left out nothing is kept: how its path is shown depends on where one stands.
    """
    if (kept := recall(cache, stamp)) is not None:
        return kept
    from lift_cli.storage import packs  # and with it TOML

    catalog = packs.load(*roots)
    if not catalog.left_out and stamp == summaries.packs_stamp(*map(str, roots)):
        keep(cache, stamp, catalog)
    return catalog


def recall(cache: Path, stamp: str) -> Catalog | None:
    """The catalog that was kept of just these files, or None."""
    try:
        head, _, body = (cache / NAME).read_bytes().partition(b"\n")
    except OSError:
        return None
    return _catalog(json.loads(body)) if head == _head(stamp, body) else None


def keep(cache: Path, stamp: str, catalog: Catalog) -> None:
    """Keep what was checked; where that fails nothing is lost, the next call checks again."""
    body = json.dumps(_tables(catalog)).encode()
    with contextlib.suppress(LiftError):
        files.make_folder(cache, flushed=False)
        files.put(cache / NAME, _head(stamp, body) + b"\n" + body)
    offered.keep(str(cache), stamp, catalog)


def _head(stamp: str, body: bytes) -> bytes:
    """What the cache begins with: lift and its files on packs, the stamp of the packs, and a check of what follows."""
    code = sorted((file.name, file.stat().st_mtime_ns) for file in os.scandir(content.__path__[0]) if file.is_file())
    return json.dumps([__version__, code, stamp, crc32(body)]).encode()


def _tables(catalog: Catalog) -> dict[str, Any]:
    packs = {id(module.pack): module.pack for module in catalog.modules}
    return {
        "packs": [_plain(pack) for pack in packs.values()],
        "modules": [
            {
                "pack": list(packs).index(id(module.pack)),
                "file": _plain(module.file),
                "sections": [_plain(section) for section in module.sections],
                "pages": module.pages,
            }
            for module in catalog.modules
        ],
        "plan_forms": [_plain(form) for form in catalog.plan_forms],
        "frameworks": {name: _plain(framework) for name, framework in catalog.frameworks.items()},
        "renewals": [_plain(renewal) for renewal in catalog.renewals],
    }


def _plain(record: Any) -> dict[str, Any]:
    return tables_of(record, "defaults")


def _catalog(tables: Mapping[str, Any]) -> Catalog:
    packs = [built(PackFile, pack) for pack in tables["packs"]]
    return Catalog(
        tuple(_module(packs, module) for module in tables["modules"]),
        tuple(built(PlanForm, form) for form in tables["plan_forms"]),
        {name: built(Framework, framework) for name, framework in tables["frameworks"].items()},
        tuple(built(Renewal, renewal) for renewal in tables["renewals"]),
    )


def _module(packs: Sequence[PackFile], tables: Mapping[str, Any]) -> Module:
    return Module(
        pack=packs[tables["pack"]],
        file=built(ModuleFile, tables["file"]),
        sections=tuple(built(Section, section) for section in tables["sections"]),
        pages=tuple(tables["pages"]),
    )
