"""A survey in which everything that the guide speaks of has something to show."""

from dataclasses import replace
from pathlib import Path

from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.fieldwork.field_plan import Service, Unit, Wave
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.follow_up.actions import Action
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from ui.jobs.back_up_project import back_up_project

WAVES = ("w1", "w2")
EACH = 20
PIN = "13579"


def make_office(path: Path) -> Path:
    """Two waves of two services, an interview that is not finished, a response that is void, an action, and a backup."""
    with Project.create(path, instrument="loket-lengkap", title="Kantor Kecamatan") as project:
        project.fieldwork.save_units([Unit(code="loket", name="Loket")])
        project.fieldwork.save_services([Service(code=code, name=code.upper(), unit="loket") for code in ("ktp", "kk")])
        for place, code in enumerate(WAVES):
            project.fieldwork.save_wave(Wave(code=code, title=f"Periode {code}", starts_on=f"2026-0{1 + 5 * place}-01"))
        project.add_responses(_citizens(project), source=SOURCE)
        project.start_interview(language="id").answer("yes")
        project.responses.void(project.responses.list()[0].uuid, reason="asked twice")
        project.actions.keep(Action(what="Menambah loket", wave="w1"))
        project.backups.use_folder(path.parent)
        project.people.save(Enumerator(code="head", name="Ibu Kepala", role="head"), pin=PIN)
    back_up_project(path, path.parent)
    return path


def _citizens(project: Project) -> list[Record]:
    placed = []
    for number, record in enumerate(simulate(project.instrument, EACH * len(WAVES))):
        place = {"sqd_wave": WAVES[number % 2], "sqd_unit": "loket", "sqd_service": ("ktp", "kk")[number // 2 % 2]}
        placed.append(replace(record, meta={**record.meta, **place}))
    return placed
