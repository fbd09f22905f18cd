"""Any content whatever gives a questionnaire or a list of sentences, never a trace."""

import copy
import datetime as dt
import tomllib
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from instruments.check import check, sentences
from instruments.columns import variables
from instruments.load import instrument_from_toml
from instruments.question_order import sections
from servqual_desk.errors import InstrumentError
from tests.instruments.small import SMALL, faults_with

DOCUMENT = tomllib.loads(SMALL)

# Pieces of other kinds than the one that should stand there, and texts that some rule looks at.
TEXTS = st.sampled_from(
    ["", "id", "en", "t1", "skm", "perception", "a == ", "not not x", "1", "nan", "sqd_x", "é ;"]
) | st.text(max_size=6)
LEAVES = (
    st.sampled_from([dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.date(2026, 1, 1), dt.time(8)])
    | st.booleans()
    | st.integers()
    | st.floats()
    | TEXTS
)
VALUES = st.recursive(
    LEAVES, lambda part: st.lists(part, max_size=3) | st.dictionaries(TEXTS, part, max_size=3), max_leaves=6
)


def places(value: object, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(place for key, part in parts for place in places(part, (*way, key)))]


PLACES = [place for place in places(DOCUMENT) if place]


def put(document: dict[str, Any], place: tuple[Any, ...], value: object, remove: bool) -> None:
    """Replace, remove or (in a table) rename what stands at a place, if it still does."""
    inner: Any = document
    for key in place[:-1]:
        try:
            inner = inner[key]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(inner, dict):
        inner.pop(place[-1], None)
        if not remove:
            inner[str(place[-1])] = value
    elif isinstance(inner, list) and isinstance(place[-1], int) and place[-1] < len(inner):
        inner[place[-1] : place[-1] + 1] = [] if remove else [value]


@given(st.lists(st.tuples(st.sampled_from(PLACES), VALUES, st.booleans()), min_size=1, max_size=3))
@settings(max_examples=100)
def test_any_value_anywhere(changes: list[tuple[tuple[Any, ...], object, bool]]) -> None:
    document = copy.deepcopy(DOCUMENT)
    for place, value, remove in changes:
        put(document, place, value, remove)
    faults = check(document)
    told = sentences(faults, document, SMALL, name="fuzz.toml")
    assert len(told) == len(faults)
    assert all(sentence.startswith("fuzz.toml") for sentence in told)


def test_numbers_of_any_length() -> None:
    for old in ("format = 1", "min = 1", "max = 4", "total = 100"):
        told = faults_with(old, f"{old.split(' = ')[0]} = 0x{'f' * 5000}")
        assert any("This number is too large; stay between −1000000 and 1000000." in sentence for sentence in told)


@given(st.integers(0, len(SMALL)), st.integers(0, 40), st.text(alphabet="[]{}=\"'#.,\n\\ ae1_-\0é", max_size=8))
@example(0, 0, "\ufeff")
@settings(max_examples=100)
def test_any_text_anywhere(start: int, length: int, text: str) -> None:
    source = SMALL[:start] + text + SMALL[start + length :]
    told: tuple[str, ...] = ()
    try:
        instrument = instrument_from_toml(source, name="fuzz.toml")
    except InstrumentError as refused:
        told = refused.faults
    if told:
        assert all(sentence.startswith("fuzz.toml") for sentence in told)
        return
    names = [v.name for section in sections(instrument) for prompt in section.prompts for v in prompt.variables]
    assert sorted(names) == sorted(variable.name for variable in variables(instrument))
    assert len(set(names)) == len(names)
