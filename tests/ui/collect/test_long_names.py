"""A long service, unit and wave beside the question push nothing from the window, and end in “…” where there is no room."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from servqual_desk.fieldwork.field_plan import Service, Unit, Wave
from tests.ui.driving import Person, let_settle
from ui.collect.page import CollectPage
from ui.widgets.one_line import OneLine
from ui.window_frame import Rail

SERVICE = "Penerbitan surat keterangan pindah datang penduduk antarkabupaten dalam satu provinsi"
BUTTONS = ("Kembali", "Masukkan formulir ini", "Siapa yang mewawancarai, dan tentang layanan apa?")
SIZES = [(QSize(1280, 720), 150), (QSize(1280, 720), 200), (QSize(1366, 768), 150), (QSize(1920, 1080), 200)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0].width()} at {size[1]} %")
def planned(person: Person, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Person:
    """A survey with long names in which there is a draft; nothing is shown of it yet."""
    desk, (size, text) = person.window.desk, request.param
    desk.set_language("id")
    desk.create(tmp_path_factory.mktemp("mall") / "mall.sqd", instrument="skm-9", title="Mal")
    plan = desk.open_project.fieldwork
    plan.save_units([Unit(code="duk", name="Dinas Kependudukan dan Pencatatan Sipil")])
    plan.save_services([Service(code="s1", name=SERVICE, unit="duk")])
    plan.save_wave(Wave(code="w1", title="Periode Juli s.d. Desember 2026"))
    desk.open_project.start_interview().leave()
    desk.settings.text_percent = text
    desk.dress()
    person.window.resize(size)
    return person


def cut(person: Person, part: QWidget) -> list[str]:
    """The words of buttons and labels of a part that are not on the screen whole; those that say “…” are."""
    window = person.window
    found = [
        one
        for one in part.findChildren(QWidget)
        if isinstance(one, QAbstractButton | QLabel) and not isinstance(one, OneLine) and one.isVisible() and one.text()
    ]
    return [
        one.text()
        for one in found
        if not window.rect().contains(QRect(one.mapTo(window, QPoint(0, 0)), one.size()))
        or (not (isinstance(one, QLabel) and one.wordWrap()) and one.width() < one.sizeHint().width())
    ]


def test_nothing_is_cut_where_the_names_are_long(planned: Person) -> None:
    window = planned.window
    rail = next(iter(window.findChildren(Rail)))
    window.show_page("collect")
    page = window.page
    assert isinstance(page, CollectPage)
    assert cut(planned, page) + cut(planned, rail) == []

    page.begin()
    chooser = page.placing.chooser
    chooser.unit.put("duk")
    chooser.service.put("s1")
    assert cut(planned, rail) == []
    page.placing.settle()
    assert planned.asked.role == "consent"
    assert planned.reads(SERVICE)
    assert cut(planned, rail) + cut(planned, page.asking) == []

    page.pause()
    page.begin_paper()
    let_settle()
    assert page.paper.batch.isVisible()
    assert cut(planned, rail) == []
    assert [words for words in cut(planned, page.paper) if words in BUTTONS] == []
