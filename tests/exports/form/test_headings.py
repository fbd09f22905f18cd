"""Parts of a questionnaire under their own headings, and statements that only some people are asked, on paper."""

import pytest

from instruments.load import load_instrument
from tests.exports.form.conftest import WriteForm


@pytest.mark.parametrize(
    ("language", "parts", "routed"),
    [
        ("id", ["Layanan digital", "Pilihan saluran", "Pengaduan"], "Jawab hanya bila app_used dijawab “Ya”."),
        ("en", ["Digital services", "Choice of channel", "Complaints"], "Answer only if app_used is “Yes”."),
    ],
)
def test_headings_and_who_answers_stand_on_the_form(
    written: WriteForm, language: str, parts: list[str], routed: str
) -> None:
    words = " ".join(written(load_instrument("loket-digital"), language=language))

    places = [words.index(f"· {part}") for part in parts]
    assert places == sorted(places)
    assert routed in words
