"""A difference between two laptops is said so that a person finds the form."""

import pytest

from instruments.i18n import use_language
from servqual_desk.merging.result import Conflict, MergeNote
from ui.jobs.merge_words import conflict_words, note_sentence

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


def test_an_action_that_differs_is_told_without_its_number() -> None:
    ours, theirs = (
        f'{{"id":3677664620712151,"item":null,"what":"Train","owner":"{name}"}}' for name in ("Ani", "Budi")
    )
    note = MergeNote(code="row_differs", params={"row": "action[3677664620712151]", "ours": ours, "theirs": theirs})
    with use_language("en"):
        assert note_sentence(note) == (
            "An action of the follow-up plan was set up differently on two laptops: “Train, Ani” stands, the other was "
            "“Train, Budi”."
        )
