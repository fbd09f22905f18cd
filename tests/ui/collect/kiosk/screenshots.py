"""Pictures of every screen of the kiosk, to look at.

python -m tests.ui.collect.kiosk.screenshots FOLDER [--size 1366x768] [--text 100 200] [--theme light dark] [--language id]
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from servqual_desk.fieldwork.field_plan import Service, Unit
from servqual_desk.fieldwork.kiosk_settings import KioskSettings
from servqual_desk.interviewing.shown_question import Asked
from servqual_desk.project import Project
from servqual_desk.settings import Settings
from ui.app import application
from ui.collect.kiosk.kiosk_window import KioskWindow
from ui.shared_state import Desk

SETTLING_MS = 60
SERVICES = (
    "KTP elektronik",
    "Kartu keluarga",
    "Akta kelahiran",
    "Akta kematian",
    "Surat pindah datang",
    "Kartu identitas anak",
)


def main() -> None:
    options = _options()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SERVQUAL_DESK_CONFIG"] = folder
        application()
        for text in options.text:
            for theme in options.theme:
                _photograph(options, _survey(Path(folder) / f"{text}{theme}.sqd"), text, theme)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--text", type=int, nargs="+", default=[100])
    parser.add_argument("--theme", nargs="+", default=["light"])
    parser.add_argument("--language", default="id")
    return parser.parse_args()


def _survey(path: Path) -> Path:
    with Project.create(path, instrument="loket-lengkap", title="Mal Pelayanan Publik 2026") as project:
        project.fieldwork.save_units([Unit(code="duk", name="Dinas Kependudukan dan Pencatatan Sipil")])
        project.fieldwork.save_services(
            [Service(code=f"s{number}", name=name, unit="duk") for number, name in enumerate(SERVICES)]
        )
    return path


def _photograph(options: argparse.Namespace, survey: Path, text: int, theme: str) -> None:
    desk = Desk(Settings(language=options.language, text_percent=text, theme=theme), kiosk=True)
    desk.dress()
    desk.open(survey)
    kiosk = KioskWindow(desk, KioskSettings(languages=("id", "en"), idle_seconds=600))
    width, _x, height = options.size.partition("x")
    kiosk.resize(int(width), int(height))
    kiosk.show()
    for name in _scenes(kiosk):
        QTest.qWait(SETTLING_MS)
        kiosk.grab().save(str(options.folder / f"{options.size}-{text}-{theme}-{name}-{options.language}.png"))
    kiosk.leave()
    kiosk.deleteLater()


def _scenes(kiosk: KioskWindow) -> Iterator[str]:
    yield "01-welcome"
    kiosk.begin()
    yield "02-service"
    tile = kiosk.services.findChildren(type(kiosk.welcome.languages._tiles["id"]))[0]
    tile.click()
    session, number = kiosk.session, 3
    assert session.interview is not None
    yield from _parts(kiosk, f"{number:02}-consent")
    session.answer("no")
    yield "04-refusal"
    kiosk.refusal._undo()
    session.answer("yes")
    for asked in _one_of_each(session.current.questions):
        number += 1
        session.jump(asked.column)
        yield from _parts(kiosk, f"{number + 2:02}-{asked.column}")
    kiosk._countdown.show_left(12)
    yield "50-countdown"
    kiosk._countdown.show_left(0)
    session.current.go_to_end()
    session.show_question()
    yield "51-review"
    for asked in session.current.questions:
        if asked.required and asked.answer is None:
            session.current.go_to(asked.column)
            session.answer(asked.choices[0].value)
    session.current.go_to_end()
    session.finish()
    yield "52-thanks"
    kiosk.ask_pin()
    QApplication.processEvents()
    box = kiosk._pin_box
    assert box is not None
    box.reject()


def _one_of_each(questions: tuple[Asked, ...]) -> list[Asked]:
    """The longest of every shape."""
    shapes: dict[tuple[object, ...], Asked] = {}
    for asked in questions:
        shape = (asked.kind, asked.battery, asked.role, len(asked.choices))
        if asked.role != "consent" and len(asked.text) > len(shapes[shape].text if shape in shapes else ""):
            shapes[shape] = asked
    return list(shapes.values())


def _parts(kiosk: KioskWindow, name: str) -> Iterator[str]:
    """Every part of the question that is shown."""
    QTest.qWait(SETTLING_MS)
    kiosk.asking.paged.begin()
    for part in range(kiosk.asking.paged.count):
        yield f"{name}-{part + 1}of{kiosk.asking.paged.count}"
        kiosk.asking.paged.turn(+1)


if __name__ == "__main__":
    main()
