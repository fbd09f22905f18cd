"""A project in which every table holds something, and hands that change it with another SQLite program."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from instruments.model import Instrument
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.fieldwork.plan import Catalogue, Quota, Service, Unit, Wave
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
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
        draft = project.start_interview()
        draft.answer("counter")
        draft.go_to("remark")
        draft.keep_typed("remark", {"remark": "Setengah kalim"})
    data = path.with_name("lama.csv")
    data.write_text("channel,s1_p,waited\ncounter,1,2.5\nonline,2,3\ncounter,3,\n")
    import_checked(path, check_file(path, data, options=ImportOptions()))
    return path


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
