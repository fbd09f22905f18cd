"""Whatever a questionnaire may be called and whatever readers accept goes through every writer and comes home the same."""

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.datasets.read import read_table
from exports.datasets.reading.formats import FORMATS
from exports.datasets.write import write_dataset
from exports.datasets.written_formats import WRITERS
from instruments.columns import variables
from instruments.limits import FIRST_YEAR, LAST_YEAR, text_fault
from instruments.load import bundled, instrument_from_toml, load_instrument
from instruments.model import Instrument
from instruments.short_names import STATA
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.errors import DataError
from servqual_desk.importing.import_check import check
from servqual_desk.words.file_columns import file_names
from tests.little_survey import little_survey

COMING_HOME = sorted({*FORMATS} & {*WRITERS})

# Words of SPSS and Stata, names that are cut to the same letters, a name that another one is cut to.
AWKWARD = [
    "by",
    "with",
    "if",
    "str5",
    "strl",
    "byte",
    "a" * 27,
    "a" * 28,
    "a" * 31,
    "a" * 32,
    "a" * 25 + "_1",
    "a" * 40 + "b",
    "a" * 64,
    "all",
]
NAMES = st.lists(
    st.one_of(st.sampled_from(AWKWARD), st.from_regex(r"[a-z][a-z0-9_]{0,45}", fullmatch=True)),
    min_size=6,
    max_size=6,
    unique=True,
).filter(lambda names: not any(name.startswith(("sqd_", "t1", "w_")) for name in names))
TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["=1+1", "'=x", "NA", "-", "5", "a;b", "long " * 700, "\x01\x0b", "_x0041_", " "]),
).filter(lambda text: text_fault(text) is None)
WHOLE = st.one_of(st.integers(-(2**53), 2**53), st.none())
REAL = st.one_of(st.floats(-1e100, 1e100, allow_nan=False), st.none())
EVERY_DAY = {"not_before": f"{FIRST_YEAR}-01-01", "not_after": f"{LAST_YEAR}-12-31"}
DAYS = st.one_of(st.dates(dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31)).map(dt.date.isoformat), st.none())


def survey(names: list[str]) -> Instrument:
    """A questionnaire with a question of every kind, named so."""
    scale, choice, several, whole, real, day = names
    words = {"id": "Kata", "en": "Words"}
    choices = [
        {"id": id_, "label": {"id": f"Pilihan {id_}", "en": f"Choice {id_}"}} for id_ in ("a", "B", "b.1", "b-1")
    ]
    document: dict[str, Any] = {
        "format": 1,
        "id": "any",
        "version": "1",
        "languages": ["id", "en"],
        "title": words,
        "scales": {"s": {"min": 1, "max": 5, "missing": {"dk": words}}},
        "batteries": [{"id": "perception", "suffix": "", "scale": "s", "stem": words}],
        "dimensions": [{"id": "t1dim", "title": words}],
        "items": [{"id": "t1x", "dimension": "t1dim", "text": words}],
        "questions": [
            {"id": scale, "kind": "scale", "scale": "s", "text": words},
            {"id": choice, "kind": "choice", "choices": choices, "text": words},
            {"id": several, "kind": "choices", "choices": choices, "text": words},
            {"id": whole, "kind": "integer", "text": words},
            {"id": real, "kind": "number", "text": words},
            {"id": day, "kind": "date", "text": words, **EVERY_DAY},
            {"id": "t1_text", "kind": "text", "role": "comment", "text": words},
        ],
    }
    return instrument_from_toml(tomli_w.dumps(document), name="any.toml")


@st.composite
def answers(draw: st.DrawFn) -> tuple[Instrument, dict[str, list[Any]]]:
    names = draw(NAMES)
    scale, choice, several, whole, real, day = names
    rows = draw(st.integers(1, 4))

    def cells(of: st.SearchStrategy[Any]) -> list[Any]:
        return draw(st.lists(of, min_size=rows, max_size=rows))

    one = st.sampled_from(["a", "B", "b.1", "b-1", None])
    some = st.sampled_from(["a", "a;B", "b.1;b-1", None])
    drawn = {
        "t1x": [1] * rows,
        scale: cells(st.sampled_from([1, 5, "dk", None])),
        choice: cells(one),
        several: cells(some),
        whole: cells(WHOLE),
        real: cells(REAL),
        day: cells(DAYS),
        "t1_text": cells(st.one_of(TEXTS, st.none())),
    }
    return survey(names), drawn


def read_back(path: Path, instrument: Instrument) -> dict[str, list[Any]]:
    checked_import = check(read_table(path), instrument)
    assert [fault.sentence for fault in checked_import.faults] == []
    records = list(checked_import.records)
    return {name: [record.values.get(name) for record in records] for name in records[0].values}


@pytest.mark.parametrize("ending", COMING_HOME)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=answers())
def test_names_and_values_come_home(
    tmp_path: Path, ending: str, drawn: tuple[Instrument, dict[str, list[Any]]]
) -> None:
    instrument, columns = drawn
    path = tmp_path / f"data{ending}"
    write_dataset(pd.DataFrame(columns, dtype="object"), instrument, path, language="en")
    back = read_back(path, instrument)
    for name, values in columns.items():
        expected = [_as_read(value) for value in values] if name == "t1_text" else values
        assert back[name] == expected, name


def _as_read(text: str | None) -> str | None:
    """Reading trims a cell."""
    return None if text is None else text.strip() or None


@pytest.mark.parametrize("ending", sorted(WRITERS))
@pytest.mark.parametrize("value", [1e308, -1e308])
def test_what_an_older_file_may_hold_is_written_or_refused_in_a_sentence(
    tmp_path: Path, frame: pd.DataFrame, ending: str, value: float
) -> None:
    path = tmp_path / f"data{ending}"
    large = frame.assign(hours=[value, 1.0, None, 2.0])
    if ending in (".sav", ".zsav", ".dta"):
        with pytest.raises(DataError, match="hours"):
            write_dataset(large, little_survey(), path, language="en")
        assert list(tmp_path.iterdir()) == []
    else:
        write_dataset(large, little_survey(), path, language="en")


def test_a_thousand_columns_go_through_every_format(tmp_path: Path) -> None:
    items = [f"item_of_a_questionnaire_without_end_{n}" for n in range(1_000)]
    many = [{"id": f"c{n}", "label": {"id": f"Pilihan {n}", "en": f"Choice {n}"}} for n in range(1_100)]
    words = {"id": "Kata", "en": "Words"}
    document = {
        "format": 1,
        "id": "wide",
        "version": "1",
        "languages": ["id", "en"],
        "title": words,
        "scales": {"s": {"min": 1, "max": 5}},
        "batteries": [{"id": "perception", "suffix": "", "scale": "s", "stem": words}],
        "dimensions": [{"id": "d", "title": words}],
        "items": [{"id": item, "dimension": "d", "text": words} for item in items],
        "questions": [{"id": "which", "kind": "choices", "choices": many, "text": words}],
    }
    instrument = instrument_from_toml(tomli_w.dumps(document), name="wide.toml")
    frame = pd.DataFrame({item: [1.0, 5.0] for item in items} | {"which": ["c0;c1099", None]})
    for ending in WRITERS:
        path = tmp_path / f"data{ending}"
        write_dataset(frame, instrument, path, language="en")
        if ending in COMING_HOME:
            assert read_back(path, instrument)["which"] == ["c0;c1099", None]


def simulated(name: str) -> tuple[Instrument, dict[str, list[Any]]]:
    """Answers of three people to a bundled questionnaire."""
    instrument = load_instrument(name)
    records = list(simulate(instrument, 3))
    return instrument, {one.name: [record.values.get(one.name) for record in records] for one in variables(instrument)}


@pytest.mark.parametrize("name", bundled())
def test_every_bundled_questionnaire_goes_to_stata(tmp_path: Path, name: str) -> None:
    """Stata allows the shortest names of all formats, and the words of a column have a name and a number there."""
    instrument, columns = simulated(name)
    write_dataset(pd.DataFrame(columns, dtype="object"), instrument, tmp_path / "data.dta", language="id")


def test_the_longest_names_of_a_questionnaire_come_home_from_stata(tmp_path: Path) -> None:
    instrument, columns = simulated("kota-cerdas")
    assert any(len(part.wish) > STATA.longest for part in file_names(instrument, STATA))
    write_dataset(pd.DataFrame(columns, dtype="object"), instrument, tmp_path / "data.dta", language="id")
    back = read_back(tmp_path / "data.dta", instrument)
    assert {name: cells for name, cells in back.items() if any(cells)} == {
        name: cells for name, cells in columns.items() if any(cells)
    }


def test_a_file_whose_names_were_cut_later_comes_home(tmp_path: Path) -> None:
    whole = "how_many_minutes_did_you_wait_at_the_counter"
    path = tmp_path / "data.dta"
    pyreadstat.write_dta(pd.DataFrame({"t1x": [3.0], whole[:31]: [12.0]}), path)
    assert read_back(path, survey(["s", "c", "m", whole, "r", "d"]))[whole] == [12]


def test_links_that_lead_in_a_circle_are_refused(tmp_path: Path, frame: pd.DataFrame, english: None) -> None:
    from servqual_desk.errors import KnownError

    (tmp_path / "a.csv").symlink_to(tmp_path / "b.csv")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    with pytest.raises(KnownError, match="circle"):
        write_dataset(frame, little_survey(), tmp_path / "a.csv")
