"""XLSForms become questionnaires: ours the same again, a stranger's as far as it fits, and the rest is listed."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exports.xlsform.reading.condition_from_xpath import ForeignConditionError, limits, show_if
from exports.xlsform.reading.read import convert_xlsform
from exports.xlsform.workbook_file import write_xlsform
from instruments.differences import differences
from instruments.i18n import use_language
from instruments.load import bundled, load_instrument
from instruments.model import Instrument
from servqual_desk.errors import DataError
from tests.little_survey import little_survey


def home(instrument: Instrument, folder: Path) -> Instrument:
    write_xlsform(instrument, folder / "form.xlsx")
    assert convert_xlsform(folder / "form.xlsx", folder / "home.toml") == ()
    return load_instrument(folder / "home.toml")


@pytest.mark.parametrize("name", bundled())
def test_our_own_form_is_the_same_questionnaire_again(tmp_path: Path, name: str) -> None:
    ours, theirs = load_instrument(name), home(load_instrument(name), tmp_path)
    assert differences(ours, theirs) == ()
    assert (theirs.digest, theirs.minutes) == (ours.digest, ours.minutes)


def test_what_was_changed_in_the_form_is_changed_and_nothing_else(tmp_path: Path) -> None:
    ours = load_instrument("kota-cerdas")
    write_xlsform(ours, tmp_path / "form.xlsx")
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    sheet = book["survey"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    rows = {row[columns["name"] - 1].value: row[0].row for row in sheet.iter_rows(min_row=2)}
    sheet.cell(rows["consent"], columns["label::English (en)"]).value = "May we ask you?"
    sheet.cell(rows["app_stopped"], columns["relevant"]).value = "${app_heard} = 'no'"
    book.save(tmp_path / "form.xlsx")
    convert_xlsform(tmp_path / "form.xlsx", tmp_path / "home.toml")
    with use_language("en"):
        assert differences(ours, load_instrument(tmp_path / "home.toml")) == (
            "question consent: wording changed (en)",
            "question app_stopped: asked if changed from “app_heard == 'yes' and app_used != 'yes'” to “app_heard == 'no'”",
        )


def test_a_number_that_somebody_spoilt_in_a_sheet_of_ours_is_named(tmp_path: Path) -> None:
    write_xlsform(little_survey(), tmp_path / "form.xlsx")
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    [place] = [cell.column for cell in book["sqd_weights"][1] if cell.value == "total"]
    book["sqd_weights"].cell(2, place).value = "hundred"
    book.save(tmp_path / "form.xlsx")
    with use_language("en"), pytest.raises(DataError, match="row 2 of a sheet “sqd_…”: total is “hundred”"):
        convert_xlsform(tmp_path / "form.xlsx", tmp_path / "home.toml")


def test_a_statement_whose_list_is_no_scale_any_more_is_named(tmp_path: Path) -> None:
    write_xlsform(load_instrument("skm-9"), tmp_path / "form.xlsx")
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    sheet = book["choices"]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == "scale_biaya":
            row[1].value = f"b{row[1].value}"
    book.save(tmp_path / "form.xlsx")
    with use_language("en"), pytest.raises(DataError, match="its list “scale_biaya” do not count upwards"):
        convert_xlsform(tmp_path / "form.xlsx", tmp_path / "home.toml")


def test_typed_scales_and_reversed_items_come_home_too(tmp_path: Path) -> None:
    ours, theirs = little_survey(), home(little_survey(), tmp_path)
    assert theirs.item("e1").reverse
    assert theirs.question("overall").scale == ours.question("overall").scale
    assert theirs.weights == ours.weights


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


SURVEY = [
    ["type", "name", "label::Bahasa Indonesia (id)", "label::English (en)", "required", "relevant", "constraint"],
    ["start", "start", None, None, None, None, None],
    ["text", "Nama Desa", "Desa", "Village", "yes", None, None],
    ["integer", "umur", "Umur", "Age", None, None, ". >= 17 and . <= 120"],
    ["select_one yn", "pernah", "Pernah?", "Ever?", None, None, None],
    ["begin_group", "pelayanan", "Pelayanan", "Service", None, None, None],
    ["select_one setuju", "p1", "Petugas ramah.", "Staff are friendly.", None, None, None],
    ["select_one setuju", "p2", "Cepat.", "Quick.", None, None, None],
    ["end_group", None, None, None, None, None, None],
    ["select_one setuju", "puas", "Puas?", "Satisfied?", None, "${pernah} = 'y' and ${umur} > 20", None],
    ["select_multiple yn", "mana", "Yang mana?", "Which?", None, "regex(${umur}, '1.')", None],
    ["geopoint", "where", "Di mana?", "Where?", None, None, None],
    ["begin_repeat", "anak", "Anak", "Children", None, None, None],
    ["text", "nama", "Nama", "Name", None, None, None],
    ["end_repeat", None, None, None, None, None, None],
]
CHOICES = [
    ["list_name", "name", "label::Bahasa Indonesia (id)", "label::English (en)"],
    ["yn", "y", "Ya", "Yes"],
    ["yn", "n", "Tidak", "No"],
    *(["setuju", str(n), f"{n} - kata", f"{n} - word"] for n in range(1, 6)),
    ["setuju", "tt", "Tidak tahu", "Don't know"],
]


@pytest.mark.parametrize("codes", [("99", "88"), ("6", "7")])
def test_a_number_whose_words_are_no_answer_is_no_point_of_the_scale(tmp_path: Path, codes: tuple[str, str]) -> None:
    unknown, silent = codes
    non_answers = [
        ["setuju", unknown, f"{unknown}. Tidak tahu", "Don't know"],
        ["setuju", silent, "Menolak menjawab", "Refused"],
    ]
    path = workbook(tmp_path / "form.xlsx", survey=SURVEY, choices=[*CHOICES[:-1], *non_answers])
    convert_xlsform(path, tmp_path / "out.toml")
    scale = load_instrument(tmp_path / "out.toml").batteries[0].scale
    assert (scale.min, scale.max) == (1, 5)
    assert {id_: text.get("en") for id_, text in scale.missing.items()} == {"dk": "Don't know", "refused": "Refused"}


def test_a_condition_on_what_comes_later_is_listed_and_the_form_is_taken(tmp_path: Path) -> None:
    early = ["text", "nanti", "Nanti?", "Later?", None, "${umur} > 20", None]
    path = workbook(tmp_path / "form.xlsx", survey=[SURVEY[0], early, *SURVEY[1:]], choices=CHOICES)
    with use_language("en"):
        notes = convert_xlsform(path, tmp_path / "out.toml")
    assert [note for note in notes if "nanti" in note] == [
        "survey, row 2, nanti: its condition has no counterpart here, so it is always asked: ${umur} > 20"
    ]
    assert load_instrument(tmp_path / "out.toml").question("nanti").show_if == ""


def test_a_strangers_form_becomes_a_questionnaire_and_the_rest_is_listed(tmp_path: Path) -> None:
    settings = [["form_title", "form_id", "version"], ["Survei desa", "Desa 2026", "3"]]
    path = workbook(tmp_path / "form.xlsx", survey=SURVEY, choices=CHOICES, settings=settings)
    with use_language("en"):
        notes = convert_xlsform(path, tmp_path / "out.toml")
    made = load_instrument(tmp_path / "out.toml")
    assert (made.id, made.version, made.languages) == ("desa-2026", "3", ("id", "en"))
    assert [(item.id, item.dimension) for item in made.items] == [("p1", "pelayanan"), ("p2", "pelayanan")]
    assert made.dimensions[0].title.get("en") == "Service"
    scale = made.batteries[0].scale
    assert (scale.min, scale.max, scale.labels[5].get("id"), scale.missing["tt"].get("en")) == (
        1,
        5,
        "kata",
        "Don't know",
    )
    puas = made.question("puas")
    assert (puas.kind, puas.role, puas.show_if) == ("scale", "outcome", "pernah == 'y' and umur > 20")
    assert (made.question("umur").limits.min, made.question("umur").limits.max) == (17, 120)
    assert made.question("nama_desa").required
    assert made.question("mana").kind == "choices"
    assert [note.partition(": ")[0] for note in notes] == [
        "survey, row 12, where",
        "survey, row 13, anak",
        "survey, row 3, Nama Desa",
        "survey, row 11, mana",
    ]


def test_a_form_without_statements_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    path = workbook(tmp_path / "form.xlsx", survey=[SURVEY[0], SURVEY[2]], choices=CHOICES)
    with use_language("en"), pytest.raises(DataError, match="on one scale"):
        convert_xlsform(path, tmp_path / "out.toml")
    assert not (tmp_path / "out.toml").exists()


def test_what_is_no_form_is_refused(tmp_path: Path) -> None:
    workbook(tmp_path / "form.xlsx", data=[["a"], [1]])
    with use_language("en"), pytest.raises(DataError, match="survey"):
        convert_xlsform(tmp_path / "form.xlsx", tmp_path / "out.toml")
    with use_language("en"), pytest.raises(DataError, match=r"\.xlsx"):
        convert_xlsform(tmp_path / "form.csv", tmp_path / "out.toml")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("${a} = 'x'", "a == 'x'"),
        ("not(selected(${b}, 'y')) or (${a} != \"x\")", "not ('y' in b) or (a != \"x\")"),
        ("${a} >= date('2026-01-01') and ${b} < -1.5", "a >= '2026-01-01' and b < -1.5"),
    ],
)
def test_conditions_are_said_in_our_words(theirs: str, ours: str) -> None:
    assert show_if(theirs, {"a": "a", "b": "b"}) == ours


@pytest.mark.parametrize("theirs", ["${c} = 1", "count(${a}) > 1", "${a}", "${a} = 'x' and", "${a} + 1 = 2", "${a} ="])
def test_other_conditions_are_refused(theirs: str) -> None:
    with pytest.raises(ForeignConditionError):
        show_if(theirs, {"a": "a", "b": "b"})


def test_constraints_are_limits() -> None:
    assert limits(". >= 17 and . <= 99.5") == {"min": 17, "max": 99.5}
    assert limits(". <= today() and . >= date('2026-01-01')") == {"not_after": "today", "not_before": "2026-01-01"}
    with pytest.raises(ForeignConditionError):
        limits("regex(., 'a')")
