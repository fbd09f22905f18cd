"""What is written of a questionnaire is the same questionnaire when it is read."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments.load import bundled, instrument_from_document, instrument_from_toml, load_instrument
from instruments.writing import document_of, toml_of
from tests.instruments.small import SMALL

# What a person may type into a field, also signs that TOML has a meaning for.
TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters='\n\t"\\'), max_size=40)


@pytest.mark.parametrize("name", bundled())
def test_a_bundled_questionnaire_is_the_same_after_writing(name: str) -> None:
    ours = load_instrument(name)
    again = instrument_from_document(document_of(ours), name=name)
    assert again.digest == ours.digest
    assert (again.items, again.questions, again.batteries) == (ours.items, ours.questions, ours.batteries)
    assert (again.dimensions, again.weights, again.minutes) == (ours.dimensions, ours.weights, ours.minutes)


def test_it_is_laid_out_as_a_person_would_write_it() -> None:
    written = toml_of(document_of(instrument_from_toml(SMALL, name="small.toml")))
    assert written.startswith('format = 1\nid = "small-desk"\n')
    assert '\n[[items]]\nid = "s1"\ndimension = "speed"\ntext = { id = "Antrean pendek.", en = ' in written
    assert '\ntext.perception = { id = "Petugas ramah.", en = "Staff are friendly." }\n' in written
    assert '\nchoices = [\n    { id = "counter", label = { id = "Loket", en = "Counter" } },\n' in written


@given(st.dictionaries(TYPED, TYPED, max_size=4), TYPED)
def test_any_words_come_back_as_they_are(words: dict[str, str], id_: str) -> None:
    document = {"title": words, "scales": {id_: {"min": 1, "labels": {}}}, "items": [{"id": id_, "text": words}]}
    assert tomllib.loads(toml_of(document)) == document
