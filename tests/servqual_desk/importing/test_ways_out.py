"""Each sentence that offers a way out: the way is gone, as it is written there, and the file comes in with what was said."""

import re
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from exports.datasets.reading.start_child import read_outside
from instruments.i18n import use_language
from servqual_desk.importing.column_map import ColumnMap, read_column_map
from servqual_desk.importing.import_check import CheckedImport, check
from servqual_desk.importing.raw_table import RawTable, Traits
from servqual_desk.importing.table_place import find_table
from tests.little_survey import little_survey

TURNED = {"1": "Sangat setuju", "7": "Sangat tidak setuju"}
OUT_OF_ORDER = {"3": "Sangat setuju", "4": "Sangat tidak setuju"}
TICKED = {"0": "Ya", "1": "Tidak"}


@dataclass(frozen=True, kw_only=True)
class Case:
    """A file of one row, what it is refused with, the map that the sentence offers, and what is stored then."""

    header: tuple[str, ...]
    row: tuple[str, ...]
    says: str
    map: str
    stored: dict[str, object]
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    traits: Traits = field(default_factory=Traits)

    def table(self) -> RawTable:
        return RawTable(
            name="a.sav", header=self.header, rows=[self.row], numbers=[2], labels=self.labels, traits=self.traits
        )


CASES = {
    "a column that is not known": Case(
        header=("t1_e", "foreign"),
        row=("5", "m"),
        says="rename it, or name it in a column map",
        map='[columns]\nforeign = "sex"',
        stored={"t1_e": 5, "sex": "m"},
    ),
    "a column that may be several": Case(
        header=("t1_e", "Petugas acuh."),
        row=("5", "3"),
        says=r"may be .*; say which in a column map",
        map='[columns]\n"Petugas acuh." = "e1_p"',
        stored={"t1_e": 5, "e1_p": 3},
    ),
    "a day that stands before or after its month": Case(
        header=("t1_e", "visited"),
        row=("5", "03/04/2026"),
        says=r'\[dates\] visited = "dmy" \(day first\) or "mdy"',
        map='[dates]\nvisited = "dmy"',
        stored={"t1_e": 5, "visited": "2026-04-03"},
    ),
    "a scale that counts the other way": Case(
        header=("t1_e",),
        row=("1",),
        labels={"t1_e": TURNED},
        says=r"Say --recode to take them so, or say in a column map what they mean, under \[values\.t1_e\]\.",
        map="[values.t1_e]\n1 = 1\n7 = 7",
        stored={"t1_e": 1},
    ),
    "the same, agreed to": Case(
        header=("t1_e",),
        row=("1",),
        labels={"t1_e": TURNED},
        says="Say --recode",
        map="recode = true",
        stored={"t1_e": 7},
    ),
    "one code said, the others as labelled": Case(
        header=("t1_e", "t1_p"),
        row=("1", "7"),
        labels={"t1_e": TURNED, "t1_p": TURNED},
        says=r"\[values\.t1_e\], \[values\.t1_p\]",
        map="recode = true\n[values.t1_e]\n1 = 7",
        stored={"t1_e": 7, "t1_p": 1},
    ),
    "a code without a label among others out of order": Case(
        header=("t1_e",),
        row=("5",),
        labels={"t1_e": {**OUT_OF_ORDER, "1": "Tidak tahu"}},
        says="say in a column map",
        map="recode = true\n[values.t1_e]\n5 = 3",
        stored={"t1_e": 3},
    ),
    "ticks that count the other way": Case(
        header=("t1_e", "channels/counter"),
        row=("5", "0"),
        labels={"channels/counter": TICKED},
        says=r'say in a column map what they mean, under \[values\."channels/counter"\]\.',
        map='[values."channels/counter"]\n0 = 0\n1 = 1',
        stored={"t1_e": 5},
    ),
    "the same, said the other way round": Case(
        header=("t1_e", "channels/counter"),
        row=("5", "0"),
        labels={"channels/counter": TICKED},
        says="Say --recode",
        map='[values."channels/counter"]\n0 = 1\n1 = ""',
        stored={"t1_e": 5, "channels": "counter"},
    ),
    "the same ticks, agreed to": Case(
        header=("t1_e", "channels/counter"),
        row=("5", "0"),
        labels={"channels/counter": TICKED},
        says="Say --recode",
        map="recode = true",
        stored={"t1_e": 5, "channels": "counter"},
    ),
    "a merged cell": Case(
        header=("t1_e", "sex"),
        row=("5", "f"),
        traits=Traits(parted=False, merged=[(1, "2–3")]),
        says="Say --fill-merged to let each count for all of its rows",
        map="fill_merged = true",
        stored={"t1_e": 5, "sex": "f"},
    ),
    "a label that is no choice": Case(
        header=("t1_e", "sex"),
        row=("5", "3"),
        labels={"sex": {"3": "Lainnya"}},
        says=r'say in a column map under \[values\.sex\] what it means, "" for an empty cell',
        map='[values.sex]\n3 = ""',
        stored={"t1_e": 5},
    ),
    "a label that is no number": Case(
        header=("t1_e", "age"),
        row=("5", "99"),
        labels={"age": {"99": "Menolak menjawab"}},
        says=r'say in a column map under \[values\.age\] what it means: the number, or "" for an empty cell',
        map="[values.age]\n99 = 99",
        stored={"t1_e": 5, "age": 99},
    ),
    "a label beyond the scale": Case(
        header=("t1_e",),
        row=("99",),
        labels={"t1_e": {"1": "Sangat tidak setuju", "7": "Sangat setuju", "99": "Menolak"}},
        says=r'say in a column map under \[values\.t1_e\] what it means, "" for an empty cell',
        map='[values.t1_e]\n99 = "no"',
        stored={"t1_e": "no"},
    ),
    "a point that the file calls otherwise": Case(
        header=("t1_e",),
        row=("7",),
        labels={"t1_e": {"7": "Lumayan"}},
        says=r'say in a column map under \[values\.t1_e\] what it means, "" for an empty cell',
        map="[values.t1_e]\n7 = 4",
        stored={"t1_e": 4},
    ),
}

NUMBERS = {
    "a,b": ('t1_e,hours\n5,"0,5"\n', 'say in a column map: decimal = ","', 'decimal = ","', 0.5),
    "a;b": (
        "t1_e;hours\n5;1.234\n",
        r'say in a column map that it is the decimal mark: decimal = "\."',
        'decimal = "."',
        1.234,
    ),
}


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
def test_the_decimal_mark_that_a_sentence_asks_for_is_taken(
    tmp_path: Path, number: tuple[str, str, str, float]
) -> None:
    content, says, said, hours = number
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    (tmp_path / "map.toml").write_text(said, encoding="utf-8")
    found = []
    for column_map in (ColumnMap(), read_column_map(tmp_path / "map.toml")):
        with use_language("en"), closing(read_outside(tmp_path / "a.csv")) as reading:
            table, _guesses = find_table(reading.file, reading.folder, little_survey(), column_map)
            found.append(check(table, little_survey(), column_map))
            stored = [record.values.get("hours") for record in found[-1].records]
    assert re.search(says, found[0].sentences(found[0].faults)[0])
    assert stored == [hours]


def checked(case: Case, column_map: ColumnMap) -> CheckedImport:
    with use_language("en"):
        return check(case.table(), little_survey(), column_map)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_way_that_a_sentence_offers_can_be_gone(tmp_path: Path, case: Case) -> None:
    agreed = ColumnMap(recode="recode" in case.map)
    before = [checked(case, column_map) for column_map in (ColumnMap(), agreed)]
    assert before[0].faults
    assert re.search(case.says, "\n".join(sentence for one in before for sentence in one.sentences(one.faults)))
    (tmp_path / "map.toml").write_text(case.map, encoding="utf-8")
    found = checked(case, read_column_map(tmp_path / "map.toml"))
    assert found.faults == ()
    [record] = found.records
    assert {name: value for name, value in record.values.items() if value is not None} == case.stored
