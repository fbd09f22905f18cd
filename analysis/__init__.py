"""Numbers: one folder a method, pure functions (frame, instrument, options) → frozen results.

    from analysis import analyse, Options

Importing this package is light; numpy, pandas and scipy come with the first name that is asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.options import Options
    from analysis.survey import Analysis, analyse

__all__ = ["Analysis", "Options", "analyse"]


def __getattr__(name: str) -> Any:
    if name == "Options":
        from analysis.options import Options

        return Options
    if name in ("Analysis", "analyse"):
        from analysis import survey

        return getattr(survey, name)
    raise AttributeError(f"module 'analysis' has no attribute {name!r}")
