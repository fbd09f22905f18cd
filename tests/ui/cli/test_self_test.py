"""`servqual-desk self-test`: says of every part whether it works, and fails where one does not."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from exports.datasets.written_formats import WRITERS
from exports.look import fonts
from instruments.i18n import use_language
from ui.cli.commands import desk
from ui.jobs.self_test import self_test
from ui.window import MainWindow


def test_every_part_of_a_whole_installation_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")

    result = CliRunner().invoke(desk, ["self-test"])

    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert len(lines) == 8 + len(WRITERS)
    assert lines[-1] == "window: works"
    assert all(line.endswith(": works") for line in lines), result.stdout
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]


def test_a_page_that_was_left_out_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtPdfWidgets", None)  # as where a bundle has no such library
    monkeypatch.delitem(sys.modules, "ui.results.report_preview", raising=False)
    with use_language("en"):
        program = next(self_test(lambda _survey: None))
    assert program.fault == "PySide6.QtPdfWidgets is missing. Install the program again."


def test_a_missing_typeface_is_named_and_the_other_parts_are_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    gone = tmp_path / "SourceSansPro-Regular.ttf"
    monkeypatch.setattr(fonts, "font_files", lambda: {fonts.REGULAR: gone})
    fonts.register_reportlab.cache_clear()
    fonts.register_matplotlib.cache_clear()

    result = CliRunner().invoke(desk, ["self-test"])

    assert result.exit_code == 2
    assert f"typeface: fails. {gone}: this typeface is missing. Install the program again." in result.stdout
    assert "questionnaires: works" in result.stdout
    assert "data file .csv: works" in result.stdout
    fonts.register_reportlab.cache_clear()
    fonts.register_matplotlib.cache_clear()
