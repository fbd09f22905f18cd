"""How a method is reported: every method has a whole card, and each number of its sentences is the table's own, rounded."""

import re
import string
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from analysis.methods import METHODS, Outcome, controls
from analysis.methods.fields import Whole
from exports.words.apa import apa
from exports.words.method_card_fields import Reported
from exports.words.methods import METHOD_WORDS
from instruments.i18n import LANGUAGES, _, use_language
from tests.analysis.methods.survey import frame, instrument
from tests.analysis.methods.test_comments import ANI, BUDI, coding, commented, run
from tests.analysis.methods.test_crosstabs import crossed
from tests.analysis.methods.test_knowledge_gap import outcome as compared
from tests.analysis.methods.test_rankings import outcome as ordered
from tests.analysis.methods.test_sources import outcome as findings

FIGURE = re.compile(r"[<=]?\s*(−?\d*[.,]?\d+)\s?%?")


@cache  # both languages speak of the same numbers
def ran(method: str) -> Outcome:
    """A method on the survey with the fewest resamples; the survey has no cells too small to be shown, rankings and comments."""
    if method == "crosstabs":
        return crossed("digital_aware", "sex")
    if method == "rankings":
        return ordered()
    if method == "knowledge_gap":
        return compared()
    if method == "comments":
        return run(commented(*(f"comment {i}" for i in range(8))), coding(ani=ANI, budi=BUDI))
    if method == "sources":
        return findings()
    options = METHODS[method].options
    fewest = {f.name: f.control.min for f in controls(options) if isinstance(f.control, Whole) and f.name in RANDOM}
    return METHODS[method].run(frame(), instrument(), options(**fewest))


RANDOM = ("resamples", "draws")


@pytest.mark.parametrize("method", METHODS)
def test_every_method_has_a_whole_card(method: str) -> None:
    card = METHOD_WORDS[method].card
    for words in (METHOD_WORDS[method].question, card.not_for):
        assert words.endswith((".", "?", "!"))
        assert 40 < len(words) < 330
    assert any(sign in card.formula for sign in "=≈:")
    assert len(card.references) > 1
    assert all(reference.endswith(".") and re.search(r"\(?\d{4}\)?", reference) for reference in card.references)
    assert card.reported
    assert {form.table for form in card.reported} <= set(METHOD_WORDS[method].tables)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", METHODS)
def test_each_number_of_a_sentence_is_that_of_the_json(method: str, language: str) -> None:
    outcome = ran(method)
    said = {table["id"]: [] for table in outcome.to_dict()["tables"]}
    for table in outcome.to_dict()["tables"]:
        said[table["id"]].append(table)
    with use_language(language):
        lines = apa(method, outcome.tables, instrument()).splitlines()
        forms = METHOD_WORDS[method].card.reported
        compared = sum(numbers_that_agree(line, forms, said) for line in lines)
    assert lines
    assert compared >= len(lines)


def numbers_that_agree(line: str, forms: tuple[Reported, ...], tables: dict[str, list[dict[str, Any]]]) -> int:
    """How many numbers of a sentence were found in one and the same row of its table."""
    tried = [
        agreed
        for form in forms
        if (match := shape(_(form.sentence)).fullmatch(line))
        for table in tables.get(form.table, ())
        for row in rows(form, table)
        if (agreed := agreement(match.groupdict(), row, table)) is not None
    ]
    assert tried, line
    return max(tried)


def shape(sentence: str) -> re.Pattern[str]:
    """A sentence whose places are groups; the battery in brackets may be missing."""
    pieces = ""
    for text, name, _spec, _conversion in string.Formatter().parse(sentence):
        pieces += re.escape(text)
        pieces += "" if name is None else f"(?P<{name}>.*?)" if f"(?P<{name}>" not in pieces else ".*?"
    for battery in (r"\ \((?P<battery>.*?)\)", r"\ \((?P<other_battery>.*?)\)"):
        pieces = pieces.replace(battery, f"(?:{battery})?")
    return re.compile(pieces)


def rows(form: Reported, table: dict[str, Any]) -> Iterator[dict[str, list[Any]]]:
    """For each sentence of a form: column → the values of the rows that it stands for."""
    ids = [column["id"] for column in table["columns"]]
    cells = [dict(zip(ids, row, strict=True)) for row in table["rows"]]
    if not form.spans:
        yield from ({column: [value] for column, value in own.items()} for own in cells)
        return
    for value in {own.get(form.over) for own in cells}:
        mine = [own for own in cells if own.get(form.over) == value]
        yield {column: [own[column] for own in mine if own[column] is not None] for column in ids}


def agreement(places: dict[str, str], row: dict[str, list[Any]], table: dict[str, Any]) -> int | None:
    """How many places hold a number of the row; None where one holds another number."""
    kinds = {column["id"]: column["kind"] for column in table["columns"]}
    found = 0
    for place, text in places.items():
        end, column = (place.partition("_")[::2]) if place.startswith(("least_", "most_")) else ("", place)
        if kinds.get(column) not in ("integer", "number", "percent", "p"):
            continue
        values = row[column]
        value = None if not values else min(values) if end == "least" else max(values)
        if value is None or not shows(text, 100 * value if kinds[column] == "percent" else value):
            return None
        found += 1
    return found


def shows(text: str, value: float) -> bool:
    """Whether the text is the value, rounded at its own last decimal."""
    match = FIGURE.search(text.removeprefix("p"))
    assert match, text
    written = match.group(1).replace("−", "-").replace(",", ".")
    if "<" in text:
        return value < float(written)
    decimals = len(written.partition(".")[2])
    return abs(float(written) - value) <= 0.5 * 10**-decimals + 1e-9


def test_a_sentence_with_an_undefined_number_is_left_out() -> None:
    outcome = METHODS["scores"].run(frame().iloc[:1], instrument())

    assert outcome.tables[0].rows
    assert apa("scores", outcome.tables, instrument()) == ""


def test_statistics_that_cannot_exceed_one_have_no_leading_zero_in_english_alone() -> None:
    tables = ran("reliability").tables

    with use_language("en"):
        assert "α = ." in apa("reliability", tables, instrument())
    with use_language("id"):
        assert "= 0," in apa("reliability", tables, instrument())
