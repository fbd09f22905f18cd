"""XLSForms become questionnaires: ours the same again, a stranger's as far as it fits, and the rest is listed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exports.xlsform.reading.expressions import ForeignConditionError, limits, show_if
from exports.xlsform.reading.read import convert_xlsform
from exports.xlsform.write import write_xlsform
from instruments.condition import parse
from instruments.i18n import use_language
from instruments.load import bundled, load_instrument
from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.words.responsible import signed
from tests.little_survey import little_survey


def home(instrument: Instrument, folder: Path) -> Instrument:
    write_xlsform(instrument, folder / "form.xlsx")
    assert convert_xlsform(folder / "form.xlsx", folder / "home.toml") == ()
    return load_instrument(folder / "home.toml")


def alike(instrument: Instrument) -> Instrument:
    """What is asked, without the file that it was read from; general words in place of the office."""
    items = tuple(replace(item, scale=instrument.scale_of(item, item.batteries[0])) for item in instrument.items)
    return replace(signed(instrument, lambda _key: ""), items=items)


@pytest.mark.parametrize("name", bundled())
def test_our_own_form_is_the_same_questionnaire_again(tmp_path: Path, name: str) -> None:
    instrument = load_instrument(name)
    ours, theirs = alike(instrument), alike(home(instrument, tmp_path))
    for part in (
        "id",
        "version",
        "languages",
        "title",
        "batteries",
        "dimensions",
        "weights",
        "named_families",
        "items",
    ):
        assert getattr(theirs, part) == getattr(ours, part), part
    for mine, its in zip(ours.questions, theirs.questions, strict=True):
        assert _without_blanks(its) == _without_blanks(mine)


def _without_blanks(question: Any) -> Any:
    """A workbook's cell has no blank lines at its ends; a condition comes home with further parentheses, and means the same."""
    words = {language: text.strip() for language, text in question.text.words.items()}
    condition = str(parse(question.show_if)) if question.show_if else ""
    return replace(question, text=replace(question.text, words=words), show_if=condition)


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
