"""A project in which every table holds something, and hands that change it with another SQLite program."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from instruments.model import Instrument, Text
from servqual_desk.fieldwork.field_plan import Catalogue, Quota, Service, Unit, Wave
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.follow_up.actions import Action
from servqual_desk.follow_up.goals import Goal, indicators
from servqual_desk.follow_up.indicator_sheet import IndicatorValue, own_indicator
from servqual_desk.follow_up.month_figures import MonthFigures
from servqual_desk.follow_up.recommendations import Recommendation
from servqual_desk.follow_up.risks import Risk, guideline
from servqual_desk.follow_up.timeline import Happening
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.sources.propositions import Proposition
from servqual_desk.sources.sources import Source
from servqual_desk.store.changed_rows import PASSING
from servqual_desk.store.saved_analyses import SavedAnalysis
from servqual_desk.store.sqlite import sqlite
from tests.servqual_desk.held_interviews import answer_all, finished
from ui.jobs.import_data import ImportOptions, check_file, import_checked


def live_in(path: Path, instrument: Instrument) -> Path:
    """Hold, correct, void, erase, enter twice, code, import, refuse and break off interviews; returns the closed file."""
    with Project.create(path, instrument=instrument) as project:
        project.people.save(Enumerator(code="ani", name="Ani"), pin="1234")
        units = (Unit(code="utara", name="Kantor Utara"), Unit(code="selatan", name="Kantor Selatan"))
        services = (Service(code="ktp", name="KTP", unit="utara", target=30), Service(code="kk", name="KK"))
        project.fieldwork.save_catalogue(Catalogue(units=units, services=services), who="ani")
        project.fieldwork.save_wave(Wave(code="2026", title="Tahun 2026", starts_on="2026-01-01", ends_on="2026-12-31"))
        project.fieldwork.set_quotas([Quota(variable="channel", value="counter", target=20)])
        interview = answer_all(project.start_interview(enumerator="ani", unit="utara", service="ktp", wave="2026"))
        first = interview.finish()
        assert project.quality_flags.check(first)
        project.responses.correct(first, "s1_p", 2, reason="typed wrong", who="ani")
        project.responses.void(finished(project), reason="a test", who="ani")
        erased = finished(project, remark="Jangan disimpan.")
        project.responses.erase(str(project.responses.get(erased).withdrawal_code))
        answer_all(project.start_interview()).refuse()
        paper = answer_all(project.start_interview(mode="paper", serial="0007")).finish()
        entry = project.second_entry(paper, language="id", who="budi")
        entry.answer("visits", 4)
        entry.finish()
        project.comments.save_code(Code(code="queue", title="Antrean", dimension="speed"))
        project.comments.save_code(Code(code="seats", title="Kursi", parent="queue"))
        project.comments.give(first, "remark", "Ani", ["queue"])
        project.saved_analyses.keep(SavedAnalysis(method="groups", options={"by": "channel"}))
        follow_up(project)
        qualitative(project)
        draft = project.start_interview()
        draft.answer("counter")
        draft.go_to("remark")
        draft.keep_typed("remark", {"remark": "Setengah kalim"})
    data = path.with_name("lama.csv")
    data.write_text("channel,s1_p,waited\ncounter,1,2.5\ndaring sekali,2,3\ncounter,3,\n")
    said = ColumnMap(values={"channel": {"daring sekali": "online"}})
    import_checked(path, check_file(path, data, options=ImportOptions(said=said)))
    return path


def follow_up(project: Project) -> None:
    """What the office does about the results, two of each."""
    for number, category in zip((1, 2), guideline().categories, strict=False):
        risk = project.risks.keep(Risk(what=f"Risiko {number}", category=category, likelihood=2, impact=3), who="ani")
        project.actions.keep(
            Action(item="s1", what=f"Tindakan {number}", owner="Ani", due_on="2026-12-01", risk=risk.id), who="ani"
        )
        project.timeline.keep(
            Happening(title=f"Peristiwa {number}", starts_on="2026-03-01", ends_on="2026-04-01"), who="ani"
        )
        project.month_sheets.keep(
            MonthFigures(month=f"2026-0{number}", channel="LAKSA", received=9, waiting=2, in_process=3, done=4),
            who="ani",
        )
        own = f"Taman dengan WiFi {number}"
        project.indicator_sheet.add(own_indicator(code=own, unit="taman", direction="more"), who="ani")
        project.indicator_sheet.keep(
            IndicatorValue(indicator=own, period="2026", value=3.5, source="Register taman"), who="ani"
        )
        words = Text(words={"id": f"Anjuran {number}", "en": f"Recommendation {number}"})
        project.recommendations.keep(Recommendation(about=("s1",), words=words, source=words), who="ani")
        project.goals.keep(
            Goal(indicator=indicators(project.instrument)[0], due_on=f"202{6 + number}-12-31", value=4.5), who="ani"
        )


def qualitative(project: Project) -> None:
    """Sources coded by Ani, and propositions held against them, two of each; a third source is erased."""
    for number in (1, 2):
        source = project.sources.keep(
            Source(kind="document", title=f"Dokumen {number}", held_on="2026-02-01", text="Antre.")
        )
        project.source_coding.code_passage(str(source.id), "Ani", "queue", "Antre")
        project.propositions.keep(Proposition(words=f"Proposisi {number}", found="yes", evidence="Dokumen 1"))
    project.sources.erase(project.sources.keep(Source(kind="document", title="Rahasia", text="Rahasia.")))


@contextmanager
def by_another_program(path: Path) -> Iterator[sqlite.Connection]:
    """The file in the hands of somebody with an SQLite shell, to whom our triggers are no hindrance."""
    connection = sqlite.connect(path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    for _name, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


def tables(connection: sqlite.Connection) -> list[str]:
    """Every table with content: what the file notes of who holds a draft just now is none."""
    found = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return [table for table in found if table not in PASSING]


def columns(connection: sqlite.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def cells(path: Path) -> Iterator[tuple[str, str, int]]:
    """(table, column, row): in every column of every table a cell that holds something, and one that does not."""
    connection = sqlite.connect(path)
    for table in tables(connection):
        for column in columns(connection, table):
            for holds in ("NOT NULL", "NULL"):
                sql = f'SELECT rowid FROM "{table}" WHERE "{column}" IS {holds} ORDER BY rowid LIMIT 1 OFFSET 1'
                row = connection.execute(sql).fetchone() or connection.execute(sql.split(" OFFSET")[0]).fetchone()
                if row is not None:
                    yield table, column, row[0]
    connection.close()


def another(value: object) -> object:
    """Another value of the same kind."""
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    if isinstance(value, str):
        return value + "x"
    return 1 if value is None else value + 1000  # type: ignore[operator]
