"""An answer is said as its reader writes it: a day with its month's name, a number with the language's decimal mark."""

from pathlib import Path

import pytest

from instruments.i18n import use_language
from servqual_desk.interviewing.answer_words import answer_words
from servqual_desk.project import Project
from tests.little_survey import little_survey

SAID = [
    ("visited", "2026-03-02", "2 Maret 2026", "March 2, 2026"),
    ("hours", 0.5, "0,5", "0.5"),
    ("hours", 3.0, "3", "3"),
    ("age", 35, "35", "35"),
    ("comment", "Lebih cepat", "Lebih cepat", "Lebih cepat"),
    ("channels", ["counter", "online"], "Loket, Daring", "Counter, Online"),
]


@pytest.mark.parametrize(("column", "answer", "indonesian", "english"), SAID)
def test_in_both_languages(
    tmp_path: Path, column: str, answer: str | float | list[str], indonesian: str, english: str
) -> None:
    with Project.create(tmp_path / "little.sqd", instrument=little_survey()) as project:
        interview = project.start_interview()
        for language, said in (("id", indonesian), ("en", english)):
            interview.language = language
            asked = next(one for one in interview.questions if one.column == column)
            with use_language(language):
                assert answer_words(asked, answer) == said
