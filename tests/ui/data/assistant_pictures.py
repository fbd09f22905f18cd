"""Pictures of the import assistant and the export: python -m tests.ui.data.assistant_pictures FOLDER [--size …]"""

import argparse
import csv
import os
import tempfile
from pathlib import Path

from PySide6.QtTest import QTest

from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.project import Project
from servqual_desk.settings import Settings
from tests.ui.data.service_exports import citizens, google_forms
from ui import background
from ui.app import application
from ui.data.page import DataPage
from ui.shared_state import Desk
from ui.window import MainWindow


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--theme", default="light")
    parser.add_argument("--language", default="id")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SERVQUAL_DESK_CONFIG"] = folder
        application()
        _photograph(options, Path(folder))


def spoil(data: Path, hard: Path) -> None:
    """The same with words that nobody knows, and with columns of somebody else's."""
    with data.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    known = {"Sangat setuju": "Sangat setju", "Netral": "Ragu-ragu"}
    with hard.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*header, "Nama petugas loket", "Alamat surel"])
        writer.writerows([*(known.get(cell, cell) for cell in row), "Sari", "a@b.id"] for row in rows)


def _photograph(options: argparse.Namespace, folder: Path) -> None:
    survey, data = folder / "survei.sqd", folder / "Jawaban formulir.csv"
    with Project.create(survey, instrument="layanan-publik-25", title="Mal Pelayanan Publik 2026") as project:
        google_forms(data, project.instrument, citizens(project.instrument))
        project.fieldwork.save_wave(Wave(code="2026-1", title="Periode I 2026"))
    hard = folder / "Jawaban formulir (2).csv"
    spoil(data, hard)
    desk = Desk(Settings(language=options.language, text_percent=options.text, theme=options.theme))
    desk.dress()
    window = MainWindow(desk)
    width, _x, height = options.size.partition("x")
    window.resize(int(width), int(height))
    window.show()
    desk.open(survey)
    window.show_page("data")
    page = window.page
    assert isinstance(page, DataPage)

    def take(name: str) -> None:
        QTest.qWait(300)
        window.grab().save(
            str(options.folder / f"{name}-{options.language}-{options.size}-{options.theme}-{options.text}.png")
        )

    def settle() -> None:
        while page.imports.check_job.is_busy or page.imports.write_job.is_busy or page.exports.saving.job.is_busy:
            QTest.qWait(20)

    take("import-empty")
    page.imports.check(hard)
    settle()
    take("import-hard")
    page.imports.check(data)
    settle()
    take("import-easy")
    page.imports.write()
    settle()
    take("import-written")
    page.show_tab(0)
    page.imports.forget()
    take("import-earlier")
    page.show_tab(1)
    take("export")
    page.exports.choices.shareable.wanted.setChecked(True)
    while page.exports.choices.shareable.job.is_busy:
        QTest.qWait(20)
    take("export-shareable")
    page.exports._scroll.verticalScrollBar().setValue(10_000)
    take("export-shareable-2")
    window.close()
    background.cancel_all()


if __name__ == "__main__":
    main()
