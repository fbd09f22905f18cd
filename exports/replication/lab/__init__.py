"""The methods of the lab that other programs compute too: a file a method, found by its name.

Each has `plan(instrument, options)`, which gives plain values (`lab_plan`), and the bodies `PYTHON` and `R` that read them and
leave `tables`: a table's id → its rows, named as in the method's own JSON; and `spss`, a function of the plan that gives syntax.
A program that cannot compute the method has none.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from instruments.i18n import N_

# The methods that other programs are not asked to compute, and why; every method stands here or has its file.
WHY_NOT = {
    "comments": N_("it counts what coders decided about comments, which the data file of answers does not hold"),
    "knowledge_gap": N_("it compares two surveys, and a script reads the data file of one"),
    "quality": N_("it judges how interviews were held, which the data file of answers does not hold"),
    "sources": N_("it counts what coders decided about sources, which the data file of answers does not hold"),
}

REPLICATED = tuple(sorted(module.name for module in iter_modules(__path__)))


def replication_of(method: str) -> ModuleType | None:
    """The method's own module; None where no script is written yet."""
    return import_module(f"{__name__}.{method}") if method in REPLICATED else None
