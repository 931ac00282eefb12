"""Where everything is, as storage/paths has it, for those that answer before anything else is imported."""

import os


def places(environ: dict[str, str], platform: str) -> tuple[str, str, str] | None:
    """The portfolio, the folder of what is derived and that of the educator's own packs, as storage/paths has them.

    None where this simple rule is not sure to be right: on systems that are not known here, and with unusual variables.
    """
    named = environ.get("LIFT_HOME")
    both = (_typed(named), os.path.join(_typed(named), "cache")) if named else _of_the_system(environ, platform)
    if both is None:
        return None
    root, cache = both
    file = environ.get("LIFT_PORTFOLIO")
    portfolio = _typed(file) if file else os.path.join(root, "portfolio.toml")
    return portfolio, f"{portfolio}.lift/cache" if file else cache, os.path.join(root, "modules")


def _of_the_system(environ: dict[str, str], platform: str) -> tuple[str, str] | None:
    """Where this system keeps a program's data, and its caches, as platformdirs has them."""
    if platform == "win32":
        local = environ.get("LOCALAPPDATA", "")
        moved = any(name.startswith("WIN_PD_OVERRIDE") for name in environ)
        sure = os.path.isabs(local) and not moved
        return (os.path.join(local, "lift"), os.path.join(local, "lift", "Cache")) if sure else None
    home, data, cache = (environ.get(name, "") for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"))
    if not os.path.isabs(home) or any(name.startswith("ANDROID_") for name in environ):
        return None
    if platform == "darwin" and not data and not cache:
        data, cache = os.path.join(home, "Library", "Application Support"), os.path.join(home, "Library", "Caches")
    elif platform == "linux":
        data, cache = data or os.path.join(home, ".local", "share"), cache or os.path.join(home, ".cache")
    sure = os.path.isabs(data) and os.path.isabs(cache)
    return (os.path.join(data, "lift"), os.path.join(cache, "lift")) if sure else None


def _typed(name: str) -> str:
    """A path as it was typed, with `~` for a home where there is such a home."""
    path = os.path.join(os.getcwd(), os.path.expanduser(name))
    return path if ".." in path else os.path.normpath(path)  # `..` after a link leads elsewhere


def shipped_packs() -> str:
    """The packs that came with lift: inside the package when installed, beside `src` in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    installed = os.path.join(package, "modules")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(os.path.dirname(package)), "modules")
