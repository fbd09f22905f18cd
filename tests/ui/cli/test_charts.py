"""`charts`: what may be published, each as a file; nothing of few people."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.ui.results.waves import three_waves
from ui.cli.commands import desk


def run(*arguments: str) -> Result:
    return CliRunner().invoke(desk, ["charts", *arguments])


def test_each_chart_is_a_file_with_real_text_in_the_language_asked_for(tmp_path: Path) -> None:
    path = three_waves(tmp_path / "waves.sqd")
    done = run(str(path), "-o", str(tmp_path / "pictures"), "--lang", "en")
    assert done.exit_code == 0, done.output
    drawn = sorted((tmp_path / "pictures").iterdir())
    assert {file.suffix for file in drawn} == {".svg"}
    assert len(drawn) >= 2
    words = "".join(file.read_text(encoding="utf-8") for file in drawn)
    assert "Handling of complaints" in words
    assert "Penanganan" not in words


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_charts_of_every_page_are_drawn_once_the_trend_among_them(tmp_path: Path, ending: str) -> None:
    path = three_waves(tmp_path / "waves.sqd")
    assert run(str(path), "-o", str(tmp_path / "pictures"), "--format", ending).exit_code == 0
    drawn = [file.stem.partition("-")[2] for file in (tmp_path / "pictures").glob(f"*.{ending}")]
    assert {"lab-trend", "lab-change", "league", "league-services", "distribution", "skm-elements"} <= set(drawn)
    assert len(drawn) == len(set(drawn))


def test_nothing_is_drawn_of_three_people(tmp_path: Path) -> None:
    path = three_waves(tmp_path / "three.sqd", each=3, services=1)
    done = run(str(path), "-o", str(tmp_path / "pictures"), "--format", "png")
    assert done.exit_code == 2
    assert "5" in done.output
    assert not (tmp_path / "pictures").exists()


@pytest.mark.parametrize("wrong", [["--wave", "none"], ["--where", "sqd_month=May"]])
def test_a_selection_that_there_is_not_is_refused(tmp_path: Path, wrong: list[str]) -> None:
    done = run(str(three_waves(tmp_path / "waves.sqd")), "-o", str(tmp_path / "pictures"), *wrong)
    assert done.exit_code == 2
    assert not (tmp_path / "pictures").exists()
