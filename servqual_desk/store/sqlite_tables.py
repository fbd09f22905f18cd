"""sqlite-utils, which reads and writes rows by their table's name; only `database` and `migrations` import it, and late.

It takes the SQLite library that sqlcipher3 carries under the name `pysqlite3`, so that both mean the same exceptions. It also
imports pandas and numpy when they are installed, 0.9 s, and, for its own command line, click, pluggy and dateutil, another
0.05 s; here it is imported without.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType, SimpleNamespace

from sqlcipher3 import dbapi2 as sqlite


@contextmanager
def _without(*names: str) -> Iterator[None]:
    """Make `import name` fail inside the block, for packages that are not loaded yet."""
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # None is Python's own mark for "not importable"
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


@contextmanager
def _instead(modules: dict[str, ModuleType]) -> Iterator[None]:
    """Make `import name` give another module inside the block."""
    before = {name: sys.modules.get(name) for name in modules}
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


def _no_plugins() -> ModuleType:
    """In place of `sqlite_utils.plugins`: nobody adds SQL functions to our connections."""
    module = ModuleType("sqlite_utils.plugins")
    hook = SimpleNamespace(prepare_connection=lambda conn: None)
    vars(module).update(ensure_plugins_loaded=lambda: None, pm=SimpleNamespace(hook=hook))
    return module


_INSTEAD = {
    "pysqlite3": sqlite,
    "pysqlite3.dbapi2": sqlite,
    "sqlite_utils.plugins": _no_plugins(),
    "sqlite_utils.recipes": ModuleType("sqlite_utils.recipes"),  # for `sqlite-utils convert`
}

with _without("pandas", "numpy"), _instead(_INSTEAD):
    from sqlite_utils import Database, Migrations
    from sqlite_utils.db import Table

__all__ = ["Database", "Migrations", "Table"]
