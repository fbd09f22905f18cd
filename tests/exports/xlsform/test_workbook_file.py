"""Questionnaires as XLSForm: pyxform makes a form of them, and what is collected with it comes home."""

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pyxform.xls2xform import convert

from exports.datasets.read import read_table
from exports.xlsform.reading.read import convert_xlsform
from exports.xlsform.workbook_file import write_xlsform
from exports.xlsform.xpath_condition import UnsayableError, relevant
from instruments.columns import Variable, variables
from instruments.condition import parse
from instruments.load import bundled, instrument_from_toml, load_instrument
from instruments.model import Instrument
from instruments.question_order import sections
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.importing.import_check import check
from tests.little_survey import TOML, little_survey


@pytest.mark.parametrize("name", bundled())
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of pyxform's own
def test_pyxform_makes_a_form_of_every_questionnaire(tmp_path: Path, name: str) -> None:
    instrument = load_instrument(name)
    assert write_xlsform(instrument, tmp_path / "form.xlsx") == ()
    made = convert(str(tmp_path / "form.xlsx"))
    assert made.warnings == []
    for variable in variables(instrument):
        assert f"/{variable.name}" in made.xform, variable.name


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_words_that_a_form_would_take_for_an_answer_stay_words(tmp_path: Path) -> None:
    ours = instrument_from_toml(TOML.replace("Berapa jam menunggu", "Menunggu di ${kota}"), name="little.toml")
    write_xlsform(ours, tmp_path / "form.xlsx")
    assert "Menunggu di $ {kota}" in convert(str(tmp_path / "form.xlsx")).xform
    convert_xlsform(tmp_path / "form.xlsx", tmp_path / "home.toml")
    assert load_instrument(tmp_path / "home.toml").question("hours").text.get("id") == "Menunggu di ${kota}"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_kind_of_question_has_its_type(tmp_path: Path) -> None:
    write_xlsform(little_survey(), tmp_path / "form.xlsx")
    convert(str(tmp_path / "form.xlsx"))
    rows = survey(tmp_path / "form.xlsx")
    assert {name: row["type"] for name, row in rows.items() if not name.startswith(("sqd_", "start", "end"))} == {
        "t1_e": "select_one scale_agree7",
        "e1_e": "select_one scale_agree7",
        "t1_p": "select_one scale_agree7",
        "e1_p": "select_one scale_agree7",
        "w_tangibles": "integer",
        "w_empathy": "integer",
        "sex": "select_one choices_sex",
        "channels": "select_multiple choices_channels",
        "age": "integer",
        "hours": "decimal",
        "visited": "date",
        "overall": "integer",
        "comment": "text",
    }
    assert rows["t1_e"]["label::Bahasa Indonesia (id)"] == "Ruangnya rapi."
    assert rows["t1_e"]["hint::English (en)"] == "Should be:"
    assert rows["w_empathy"]["constraint"] == ". >= 0 and . <= 100 and . + ${w_tangibles} = 100"
    assert rows["overall"]["constraint"] == ". >= 0 and . <= 100"


def survey(path: Path) -> dict[str, dict[str, Any]]:
    header, *rows = openpyxl.load_workbook(path)["survey"].iter_rows(values_only=True)
    return {row[header.index("name")]: dict(zip(header, row, strict=True)) for row in rows if row[0] != "end_group"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("sex == 'f'", "${sex} = 'f'"),
        (
            "sex != 'f' and not (age < 18 or t1_p == 'dk')",
            "(${sex} != 'f') and (not((${age} < 18) or (${t1_p} = 'dk')))",
        ),
        ("'online' in channels", "selected(${channels}, 'online')"),
        ("'online' not in channels", "not(selected(${channels}, 'online'))"),
        ("sex in ('f', 'm')", "(${sex} = 'f' or ${sex} = 'm')"),
        ("visited >= '2026-01-01'", "${visited} >= date('2026-01-01')"),
    ],
)
def test_conditions_are_said_in_xpath(ours: str, theirs: str) -> None:
    parse(ours)
    assert relevant(ours, {variable.name: variable for variable in variables(little_survey())}) == theirs


def test_an_order_of_texts_cannot_be_said() -> None:
    with pytest.raises(UnsayableError):
        relevant("comment < 'm'", {variable.name: variable for variable in variables(little_survey())})


def test_who_declines_is_asked_nothing_more(tmp_path: Path) -> None:
    write_xlsform(load_instrument("skm-9"), tmp_path / "form.xlsx")
    rows = survey(tmp_path / "form.xlsx")
    groups = [row for row in rows.values() if row["type"] == "begin_group"]
    assert [row["relevant"] for row in groups] == [None] + ["not(${consent} = 'no')"] * (len(groups) - 1)
    assert rows["consent"]["required"] == "yes"


def ticked(variable: Variable) -> bool:
    """Whether Kobo writes a column of ticks for each choice."""
    return variable.traits.several and not variable.traits.ranked


def kobo(instrument: Instrument, records: list[dict[str, Any]], path: Path) -> None:
    """A CSV as KoboToolbox exports it: groups before names, several choices joined and as columns of ticks, a ranking joined."""
    groups = {
        variable.name: f"sqd_section_{number}"
        for number, section in enumerate(sections(instrument), start=1)
        for prompt in section.prompts
        for variable in prompt.variables
    }
    header, cells = ["start", "end"], []
    for variable in variables(instrument):
        name = f"{groups[variable.name]}/{variable.name}"
        header += [name, *(f"{name}/{choice.id}" for choice in variable.choices if ticked(variable))]
    header += ["__version__", "_id", "_uuid", "_submission_time", "_validation_status", "_status", "_index"]
    for number, record in enumerate(records, start=1):
        row: list[Any] = ["2026-11-21T10:14:03.120+07:00", "2026-11-21T10:20:03.120+07:00"]
        for variable in variables(instrument):
            value = record.get(variable.name)
            chosen = [] if value is None else str(value).split(";")
            row.append(" ".join(chosen) if variable.traits.several else value)
            if ticked(variable):
                row += [int(choice.id in chosen) if chosen else "" for choice in variable.choices]
        cells.append([*row, "v1", number, f"5a6e-{number}", "2026-11-21T03:20:05", "", "submitted_via_web", number])
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerows([header, *cells])


@pytest.mark.parametrize("name", bundled())
def test_what_kobo_collects_comes_home(tmp_path: Path, name: str) -> None:
    instrument = load_instrument(name)
    records = [dict(record.values) for record in simulate(instrument, 30)]
    kobo(instrument, records, tmp_path / "kobo.csv")
    checked_import = check(read_table(tmp_path / "kobo.csv"), instrument)
    assert [fault.sentence for fault in checked_import.faults] == []
    assert checked_import.lacking == ()
    for record, came in zip(records, checked_import.records, strict=True):
        assert {key: value for key, value in came.values.items() if value is not None} == {
            key: value for key, value in record.items() if value is not None
        }


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_column_may_be_called_start(tmp_path: Path) -> None:
    instrument = instrument_from_toml(TOML.replace('id = "hours"', 'id = "start"'), name="little.toml")
    write_xlsform(instrument, tmp_path / "form.xlsx")
    assert convert(str(tmp_path / "form.xlsx")).warnings == []
    assert survey(tmp_path / "form.xlsx")["start"]["type"] == "decimal"
