"""`servqual-desk self-test`: says of every part whether it works, and fails where one does not."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from exports.datasets.write import WRITERS
from exports.look import fonts
from ui.cli.commands import desk


def test_every_part_of_a_whole_installation_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")

    result = CliRunner().invoke(desk, ["self-test"])

    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert len(lines) == 6 + len(WRITERS)
    assert lines[-1] == "window: works"
    assert all(line.endswith(": works") for line in lines), result.stdout


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
