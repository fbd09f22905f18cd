"""What the academic's page says of a score's n is what the program counts."""

from importlib.resources import files
from pathlib import Path

import pytest

from analysis.survey import analyse
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project

SAID = {
    "en": "for those who answered all of them; an item, and an SKM element, takes everyone who answered it.",
    "id": "pada mereka yang menjawab semua butirnya; butir, begitu pula unsur SKM, mencakup semua orang yang menjawabnya.",
}


@pytest.mark.parametrize("language", SAID)
def test_a_score_takes_complete_responses_and_an_item_everyone_who_answered_it(tmp_path: Path, language: str) -> None:
    assert SAID[language] in (files("ui") / "guide" / f"academic.{language}.md").read_text(encoding="utf-8")

    with Project.create(tmp_path / "loket.sqd", instrument="loket-lengkap") as project:
        project.add_responses(simulate(project.instrument, 40, seed=1), source=SOURCE)
        frame, instrument = project.frame(), project.instrument
    result = analyse(frame, instrument)
    answered = frame[["t1_p", "t2_p", "t5_p"]].notna()
    (tangibles,) = (one for one in result.scores if (one.dimension, one.battery) == ("tangibles", "perception"))
    assert tangibles.n == answered.all(axis=1).sum() < answered.any(axis=1).sum()
    assert result.skm is not None
    (waiting,) = (one for one in result.skm.elements if one.element == "waktu")
    assert waiting.n == frame["waktu_p"].notna().sum() < len(frame)
