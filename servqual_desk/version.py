"""The version of the installed program."""

from importlib.metadata import PackageNotFoundError, version


def installed_version() -> str:
    """As the package metadata says it; `0+unknown` where the program runs from a source tree that was never installed."""
    try:
        return version("servqual-desk")
    except PackageNotFoundError:
        return "0+unknown"
