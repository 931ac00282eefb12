"""A page opened in the browser, where there is one that someone can see."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def opened(page: Path) -> bool:
    """Whether the browser took the page; without a screen none is asked, as one of text would take the terminal."""
    has_screen = sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    )
    if not has_screen:
        return False
    import webbrowser

    try:
        return webbrowser.open(page.absolute().as_uri())
    except (OSError, webbrowser.Error):
        return False
