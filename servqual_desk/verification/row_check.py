"""Settings, people, catalogue, questionnaires and whatever else has rows of its own: each holds what the log says of it."""

import json
from collections.abc import Iterator, Mapping

from servqual_desk.store.changed_rows import named_rows, named_tables
from servqual_desk.store.sqlite import Database
from servqual_desk.verification.faults import Fault


def check_rows(database: Database, said: Mapping[str, str | None]) -> Iterator[Fault]:
    """What differs from `said`: a row's name → what the log says that it holds; None where it is gone."""
    found = set()
    for table in named_tables(database):
        for name, content in named_rows(database, table):
            found.add(name)
            if said.get(name) is None:
                yield Fault(code="row_added", where=name)
            elif said[name] != content:
                yield Fault(code="row_changed", where=name, params={"columns": _different(said[name], content)})
    for name in sorted(name for name, content in said.items() if content is not None and name not in found):
        yield Fault(code="row_missing", where=name)


def _different(said: str | None, content: str) -> str:
    """Which columns differ; their values may be secret."""
    logged, stored = _cells(said), _cells(content)
    return ", ".join(sorted(name for name in logged.keys() | stored.keys() if logged.get(name) != stored.get(name)))


def _cells(content: str | None) -> dict[str, object]:
    """A row as the log writes it; empty where a line was made to say something else, which `log_check` sees."""
    try:
        return dict(json.loads(content or "{}"))
    except (ValueError, TypeError):
        return {}
