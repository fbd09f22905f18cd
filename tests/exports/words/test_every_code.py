"""Whatever code the analysis room may emit has words: the codes are read out of its source."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import analysis
from analysis.methods.regression.checks import Assumption, Verdict
from analysis.notes import NOTE_PARAMS
from analysis.table import Note
from analysis.thresholds import CSI_BANDS
from exports.words.codes import CODES, QUADRANTS, SKM_CLASSES
from exports.words.names import BATTERIES
from exports.words.notes import NOTES, note_sentence
from exports.words.procedures import method_definition, method_name
from exports.words.tables import table_title
from instruments.i18n import use_language
from tests.exports.surveys import counter, counter_analysis

ROOM = Path(analysis.__file__).parent
SOURCES = sorted(ROOM.rglob("*.py"))


def keyword_strings(call_name: str, keyword: str) -> set[str]:
    """Every string that a call such as `Column(id="…")` in the analysis room gives for a keyword."""
    return {value for call in calls(call_name) for value in _strings(call, keyword)}


def calls(name: str) -> Iterator[ast.Call]:
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield node


def _strings(call: ast.Call, keyword: str) -> Iterator[str]:
    for given in call.keywords:
        if given.arg == keyword and isinstance(given.value, ast.Constant) and isinstance(given.value.value, str):
            yield given.value.value


def first_strings(call_name: str, place: int) -> set[str]:
    """The strings that stand at a place among a call's positional arguments."""
    arguments = [call.args[place] for call in calls(call_name) if len(call.args) > place]
    return {
        argument.value
        for argument in arguments
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def test_every_note_has_a_sentence_with_the_parameters_that_it_carries() -> None:
    assert set(NOTES) >= set(NOTE_PARAMS)
    assert keyword_strings("Note", "code") <= set(NOTES)
    for code, params in NOTE_PARAMS.items():
        asked = {name for _text, name, _spec, _conversion in string.Formatter().parse(NOTES[code]) if name}
        assert asked <= set(params), code


def test_every_table_of_a_survey_speaks_both_languages() -> None:
    instrument = counter()
    for table in counter_analysis().tables():
        for language in ("id", "en"):
            with use_language(language):
                assert table_title(table, instrument) != table.id
                assert method_name(table.method) != table.method
                assert method_definition(table.method).endswith(".")


def test_every_verdict_quadrant_class_and_test_has_a_word() -> None:
    assert set(QUADRANTS) == set(SKM_CLASSES) == {"A", "B", "C", "D"}
    words = {*get_args(Assumption), *get_args(Verdict), *(band for _highest, band in CSI_BANDS), "very_satisfied"}
    words |= {"reliable", "not_reliable", "listwise", "per_row", "available", "any_answer"}
    words |= first_strings("_by_p", 1) | first_strings("_by_rule", 1)
    assert words <= set(CODES)


def test_every_battery_has_a_name() -> None:
    assert set(BATTERIES) == {"expectation", "perception", "importance", "minimum", "desired", "gap"}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", sorted(NOTE_PARAMS))
def test_a_note_becomes_a_whole_sentence(code: str, language: str) -> None:
    examples = {
        "n": 3,
        "needed": 5,
        "limit": 5000,
        "elements": 8,
        "share": 0.25,
        "alpha": -0.5,
        "r": -0.1,
        "maximum": 99.0,
    }
    params = {name: examples.get(name, "t1") for name in NOTE_PARAMS[code]}
    with use_language(language):
        sentence = note_sentence(Note(code=code, where="gaps/items/t1", params=params), counter())
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert code not in sentence


def test_an_unknown_note_is_our_mistake() -> None:
    with pytest.raises(KeyError, match="no_such_note"):
        note_sentence(Note(code="no_such_note", where="data"), counter())
