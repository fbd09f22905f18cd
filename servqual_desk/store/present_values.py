"""Which units, services, waves and modes the finished responses really name, for those who choose among them."""

from collections.abc import Mapping

from servqual_desk.store.derived_columns import distinct_derived_values
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.words.derived_columns import DERIVED
from servqual_desk.words.response_columns import RESPONSE_COLUMNS
from servqual_desk.words.wave_order import WAVE, in_order_of_time

_GROUPS = ("wave", "unit", "service", "mode", "language")


def present_values(project: ProjectFile, wave: str = "") -> Mapping[str, tuple[str, ...]]:
    """Column (`sqd_<field>`) → its codes, waves in order of time, others by name; columns without any are left out.

    Of one wave's responses alone where it is given; the waves are always all of them.
    """
    own = [column for field in _GROUPS for column in RESPONSE_COLUMNS if column.field == field]
    found = {column.name: _values(project, column.field, wave) for column in own}
    found[WAVE] = present_waves(project)
    for column in DERIVED:
        found[column] = distinct_derived_values(project.database, column, wave)
    return {name: values for name, values in found.items() if values}


def _values(project: ProjectFile, field: str, wave: str) -> tuple[str, ...]:
    rows = project.database.conn.execute(
        f"SELECT DISTINCT {field} FROM response WHERE status = 'finished' AND {field} <> '' AND ? IN ('', wave) ORDER BY {field}",
        (wave,),
    )
    return tuple(str(code) for (code,) in rows)


def present_waves(project: ProjectFile) -> tuple[str, ...]:
    """The waves that finished responses belong to, in order of time."""
    rows = project.database.conn.execute(
        "SELECT wave, min(started_at), max(started_at), count(*) > count(started_at) FROM response "
        "WHERE status = 'finished' AND wave <> '' GROUP BY wave"
    )
    spans = {code: None if is_unknown else (first, last) for code, first, last, is_unknown in rows}
    begins = project.database.conn.execute("SELECT code, starts_on FROM wave WHERE starts_on <> ''")
    return in_order_of_time(spans, dict(begins.fetchall()))
