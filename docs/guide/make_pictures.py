"""Take the guide's pictures from the running program: `QT_QPA_PLATFORM=offscreen python -m docs.guide.make_pictures`."""

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from instruments.i18n import LANGUAGES, use_language
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.fieldwork.field_plan import Service
from servqual_desk.project import Project
from servqual_desk.settings import Settings
from tests.ui.data.assistant_pictures import spoil
from tests.ui.data.service_exports import citizens, google_forms
from ui.app import application
from ui.collect.kiosk.kiosk_box import KioskBox
from ui.collect.kiosk.kiosk_window import KioskWindow
from ui.collect.page import CollectPage
from ui.data.page import DataPage
from ui.guide import FOLDER
from ui.results.page import ResultsPage
from ui.shared_state import Desk
from ui.window import MainWindow

SIZE = (1100, 640)
KIOSK_SIZE = (1280, 720)
WIDTH = 620  # pixels of a picture in the guide
OVERVIEW_SIZE, OVERVIEW_WIDTH, CITIZENS = (1200, 760), 700, 384
IMPORT_SIZE = (1366, 768)
TITLE = "Mal Pelayanan Publik Kota Contoh"
ANSWERED = 26
FIRST_ANSWER, FIRST_STATEMENT, STATEMENTS_GIVEN = "1", "t1_e", "6757"


def main() -> None:
    """Write `ui/guide/pictures/<name>.<language>.png` for every language."""
    (FOLDER / "pictures").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SERVQUAL_DESK_CONFIG"] = folder
        for language in LANGUAGES:
            with use_language(language):
                _take(Path(folder) / f"{language}.sqd", language)


def _take(path: Path, language: str) -> None:
    application()
    desk = Desk(Settings(language=language))
    desk.dress()
    window = MainWindow(desk)
    window.resize(*SIZE)
    window.show()
    Project.create(path, instrument="loket-lengkap", title=TITLE).close()
    desk.open(path)
    window.show_page("collect")
    page = window.page
    if not isinstance(page, CollectPage):
        raise TypeError(page)
    page.begin()
    _answer(page)
    _keep(window, f"question.{language}")
    page.pause()
    _keep(window, f"drafts.{language}")
    page.begin_paper()
    _type_form(window, page)
    _keep(window, f"paper.{language}")
    page.paper.left.emit()
    _take_kiosk_box(window, page, language)
    desk.close()
    window.close()
    _take_kiosk(path, language)
    _take_overview(path.with_name(f"overview-{language}.sqd"), language)
    _take_import(path.with_name(f"import-{language}.sqd"), language)


def _type_form(window: MainWindow, page: CollectPage) -> None:
    """The first statements of a form, as they are typed."""
    batch = page.paper.batch
    batch.day.put("20/11/2026")
    batch.hour.put("9")
    batch.serial.put("PTSP-0001")
    batch.go_on()
    QTest.keyClicks(window.focusWidget(), FIRST_ANSWER)
    page.paper.grid.go_to(FIRST_STATEMENT)
    for key in STATEMENTS_GIVEN:
        QTest.keyClicks(window.focusWidget(), key)


def _take_kiosk_box(window: MainWindow, page: CollectPage, language: str) -> None:
    window.desk.open_project.fieldwork.save_services([Service(code="ktp", name="KTP elektronik")])
    page.ask_about_kiosk()
    QTest.qWait(200)
    box = page.findChildren(KioskBox)[0]
    _keep(box, f"kiosk-box.{language}")
    box.reject()


def _take_kiosk(path: Path, language: str) -> None:
    desk = Desk(Settings(language=language), kiosk=True)
    desk.dress()
    desk.open(path)
    kiosk = KioskWindow(desk)
    kiosk.resize(*KIOSK_SIZE)
    kiosk.show()
    kiosk.begin()
    kiosk.session.answer("yes")
    kiosk.session.jump("t1_e")
    _keep(kiosk, f"kiosk.{language}")
    kiosk.leave()


def _window(language: str, size: tuple[int, int], path: Path, page: str) -> MainWindow:
    """The window on a page of a survey."""
    desk = Desk(Settings(language=language))
    desk.dress()
    window = MainWindow(desk)
    window.resize(*size)
    window.show()
    desk.open(path)
    window.show_page(page)
    return window


def _take_overview(path: Path, language: str) -> None:
    with Project.create(path, instrument="loket-lengkap", title=TITLE) as project:
        project.add_responses(simulate(project.instrument, CITIZENS), source=SOURCE)
    window = _window(language, OVERVIEW_SIZE, path, "results")
    page = window.page
    if not isinstance(page, ResultsPage):
        raise TypeError(page)
    while page.content is None:
        QTest.qWait(50)
    QTest.qWait(2000)  # the change since the wave before, and the ranking, are computed after the first look
    _keep(window, f"overview.{language}", OVERVIEW_WIDTH)
    window.desk.close()
    window.close()


def _take_import(path: Path, language: str) -> None:
    """A Google Forms file in which two columns and two words are to be answered."""
    plain, data = path.with_name("Form.csv"), path.with_name(f"Google Forms ({language}).csv")
    with Project.create(path, instrument="layanan-publik-25", title=TITLE) as project:
        google_forms(plain, project.instrument, citizens(project.instrument))
    spoil(plain, data)
    window = _window(language, IMPORT_SIZE, path, "data")
    page = window.page
    if not isinstance(page, DataPage):
        raise TypeError(page)
    os.chdir(data.parent)  # the picture names the file, and no folder of this computer
    page.imports.check(Path(data.name))
    while page.imports.check_job.is_busy:
        QTest.qWait(50)
    _keep(window, f"import.{language}", OVERVIEW_WIDTH)
    window.desk.close()
    window.close()


def _answer(page: CollectPage) -> None:
    """Some of the interview, up to a statement."""
    for _question in range(ANSWERED):
        question = page.session.interview.question if page.session.interview else None
        if question is None:
            return
        if question.choices and question.kind in ("choice", "scale"):
            page.session.answer(question.choices[0].value if question.kind == "choice" else question.choices[-2].value)
        else:
            page.session.skip()


def _keep(window: QWidget, name: str, width: int = WIDTH) -> None:
    QTest.qWait(200)
    picture = window.grab().toImage()
    picture = picture.scaledToWidth(min(width, picture.width()), Qt.TransformationMode.SmoothTransformation)
    picture.convertToFormat(QImage.Format.Format_RGB888).save(str(FOLDER / "pictures" / f"{name}.png"), quality=0)


if __name__ == "__main__":
    main()
