"""A difference between two laptops is said so that a person finds the form."""

import pytest

from instruments.i18n import use_language
from servqual_desk.merging.result import Conflict
from ui.jobs.merge_words import conflict_words

UUID = "6f9619ff-8b86-4011-b42d-00cf4fc964ff"


@pytest.mark.parametrize(
    ("serial", "language", "words"),
    [
        ("0007", "en", "t1_p of form 0007: 5 here, no answer in b.sqd"),
        ("0007", "id", "t1_p pada formulir 0007: 5 di sini, tidak dijawab di b.sqd"),
        ("", "en", "t1_p of response 6f9619ff: 5 here, no answer in b.sqd"),
    ],
)
def test_a_form_is_named_by_its_number(serial: str, language: str, words: str) -> None:
    conflict = Conflict(uuid=UUID, column="t1_p", ours=5, theirs=None, file="b.sqd", serial=serial)
    with use_language(language):
        assert conflict_words(conflict) == words
