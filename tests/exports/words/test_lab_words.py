"""Whatever code a method of the lab may emit has words: read out of its source, and out of what it gives for a survey."""

import ast
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from analysis.methods import METHODS, Outcome, controls
from analysis.methods import __file__ as methods_file
from analysis.methods.fields import Choice, Flag, Pick, Whole
from analysis.table import Note, Table
from exports.words import cell_text, column_title, method_name, note_sentence, table_definition, table_title
from exports.words.codes import CODES
from exports.words.columns import COLUMNS
from exports.words.lab_methods import empty_pick, lab_method_name, lab_method_sentence, option_help, option_name
from exports.words.methods import EVERY, METHOD_WORDS
from exports.words.methods.common import COMMON
from exports.words.notes import NOTES, note_place
from exports.words.procedures import METHODS as METHODS_OF_TABLES
from exports.words.tables import TABLES
from instruments.i18n import use_language
from tests.analysis.methods.survey import frame, instrument
from tests.analysis.methods.test_robustness import poor

SOURCES = sorted(Path(methods_file).parent.rglob("*.py"))
COLUMN_MAKERS = {"part", "code", "count", "number", "share", "p_value"}  # `alike` makes several of one kind


@cache
def trees() -> list[ast.Module]:
    """The methods' sources, parsed."""
    return [ast.parse(source.read_text(encoding="utf-8")) for source in SOURCES]


@cache
def every_call() -> list[tuple[str, ast.Call]]:
    """Every call of a function by its name alone."""
    nodes = (node for tree in trees() for node in ast.walk(tree))
    return [(n.func.id, n) for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]


def calls(*names: str) -> Iterator[ast.Call]:
    return (call for name, call in every_call() if name in names)


def strings(node: ast.AST) -> list[str]:
    """Every whole string under a node; the pieces of an f-string are none."""
    pieces = {id(value) for f in ast.walk(node) if isinstance(f, ast.JoinedStr) for value in ast.walk(f)}
    constants = (n for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return [str(constant.value) for constant in constants if id(constant) not in pieces]


def outcomes() -> Iterator[Outcome]:
    """Every method on the survey with every choice of its options, and on poor data."""
    for method in METHODS.values():
        fields = controls(method.options)
        quick = {
            f.name: f.control.min for f in fields if isinstance(f.control, Whole) and f.name in ("resamples", "draws")
        }
        chosen = [quick]
        for field in fields:
            if isinstance(field.control, Choice):
                others = [value for value in field.control.values if value != field.default]
                chosen += [{**quick, field.name: value} for value in others]
            if isinstance(field.control, Flag):
                chosen.append({**quick, field.name: not field.default})
        for options in chosen:
            yield method.run(frame(), instrument(), method.options(**options))
        for kind in ("two responses", "constant items", "two items the same", "nothing answered"):
            yield method.run(poor(kind), instrument())


@pytest.fixture(scope="module")
def everything() -> list[Outcome]:
    return list(outcomes())


def tables_of(given: list[Outcome]) -> list[Table]:
    """One table of each id, title and set of columns: the others would be said alike."""
    every = [table for outcome in given for table in (*outcome.tables, *(chart.table for chart in outcome.charts))]
    return list({(table.id, table.method, str(table.params), table.columns): table for table in every}.values())


def test_every_note_in_the_source_has_a_sentence_with_its_parameters() -> None:
    for call in calls("note"):
        if isinstance(call.args[0], ast.Constant):
            code = str(call.args[0].value)
            assert code in NOTES, code
            asked = {name for _text, name, _spec, _conversion in string.Formatter().parse(NOTES[code]) if name}
            given = {keyword.arg for keyword in call.keywords}
            assert asked <= given or None in given, code


def test_every_reason_has_a_sentence() -> None:
    reasons = {
        text
        for tree in trees()
        for text in strings(tree)
        if text.startswith(("needs_", "model_")) and " " not in text and text not in METHODS
    }
    assert len(reasons) > 10
    assert reasons <= set(NOTES)


def test_every_column_in_the_source_has_a_title() -> None:
    columns = {text for call in calls(*COLUMN_MAKERS) if call.args for text in strings(call.args[0])}
    columns |= {text for call in calls("alike") for name in call.args for text in strings(name)}
    assert len(columns) > 120
    assert columns <= set(COLUMNS)


def test_every_table_and_every_method_in_the_source_is_named() -> None:
    named = {text for call in calls("table", "_table") for arg in call.args for text in strings(arg)}
    assert {text for text in named if text.startswith("lab_")} <= set(TABLES)
    methods = {
        text
        for call in calls("table", "_table")
        for keyword in call.keywords
        if keyword.arg == "method"
        for text in strings(keyword.value)
    }
    assert len(methods) > 25
    assert {text for text in methods if text not in ("posthoc", "games_howell")} <= set(METHODS_OF_TABLES)


@pytest.mark.parametrize("language", ["id", "en"])
def test_whatever_a_survey_gives_is_said_in_words(everything: list[Outcome], language: str) -> None:
    with use_language(language):
        for table in tables_of(everything):
            assert table_title(table, instrument()) != table.id
            assert "{" not in table_title(table, instrument())
            assert method_name(table.method) != table.method
            for column in table.columns:
                assert column_title(column.id) != column.id or column.id in (
                    "n",
                    "t",
                    "b",
                    "p",
                    "q",
                    "z",
                    "df",
                    "r",
                    "f",
                )


def test_every_code_in_a_cell_has_a_word(everything: list[Outcome]) -> None:
    for table in tables_of(everything):
        for place, column in enumerate(table.columns):
            for cell in {row[place] for row in table.rows} if column.kind == "code" else ():
                known = cell is None or isinstance(cell, bool) or cell in CODES
                assert known or cell_text(cell, column, instrument()) != cell, (table.id, column.id, cell)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_note_that_a_survey_gives_is_a_whole_sentence(everything: list[Outcome], language: str) -> None:
    every: list[Note] = [n for o in everything for n in (*o.notes, *(n for t in o.tables for n in t.notes))]
    notes = {(note.code, note.where): note for note in every}.values()
    with use_language(language):
        for note in notes:
            sentence = note_sentence(note, instrument())
            assert sentence.endswith((".", "!", "?")), sentence
            assert "_" not in note_place(note, instrument()), note.where


def test_every_method_and_option_is_named_in_plain_words() -> None:
    assert set(METHOD_WORDS) == set(METHODS)
    for method in METHODS.values():
        assert lab_method_name(method.id) != method.id
        assert lab_method_sentence(method.id)
        for field in controls(method.options):
            assert option_name(method.id, field.name) != field.name
            assert option_help(method.id, field.name).endswith("."), field.name
            if isinstance(field.control, Choice):
                assert set(field.control.values) <= set(CODES), field.name
            if isinstance(field.control, Pick):
                assert empty_pick(field.control.empty) != field.control.empty or field.control.empty in ("all", "none")


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_table_says_what_it_shows_and_how_to_read_it(language: str) -> None:
    with use_language("en"):
        english = {table: table_definition(table) for table in TABLES}
    with use_language(language):
        for table in TABLES:
            definition = table_definition(table)
            assert definition.endswith("."), table
            assert 40 < len(definition) < 330, table
            assert not set("{}_") & set(definition), table
            assert language == "en" or definition != english[table], table


def test_no_word_waits_for_what_no_method_has() -> None:
    """Words of options that no method offers, or of tables that no method makes, are left from something that is gone."""
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    offered = {(method.id, field.name) for method in METHODS.values() for field in controls(method.options)}
    assert {(name, option) for name, words in METHOD_WORDS.items() for option in words.options} <= offered
    assert set(COMMON.options) <= {option for _method, option in offered}
    for words in METHOD_WORDS.values():
        assert [table for table in words.tables if f'"{table}"' not in source] == []


def test_each_word_stands_once() -> None:
    """What several methods say stands in the common words; two files with the same id would contradict each other one day."""
    for kind in ("columns", "codes", "notes", "numbered"):
        ids = [key for words in EVERY for key in getattr(words, kind)]
        assert [key for key in set(ids) if ids.count(key) > 1] == [], kind
    for kind in ("tables", "procedures"):
        ids = [key for words in METHOD_WORDS.values() for key in getattr(words, kind)]
        assert [key for key in set(ids) if ids.count(key) > 1] == [], kind
