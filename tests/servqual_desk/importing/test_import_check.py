"""What a data file may hold: each kind of cell read, and every fault found with its row and column."""

import itertools

import pytest

from instruments.i18n import use_language
from servqual_desk.errors import DataError
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.import_check import CheckedImport, RawTable, Record, check
from tests.little_survey import little_survey


@pytest.fixture(autouse=True)
def _english():
    with use_language("en"):
        yield


def table(*lines: str, **more: object) -> RawTable:
    """Lines of cells parted by |, the first being the header."""
    header, *rows = [[cell.strip(" ") for cell in line.split("|")] for line in lines]
    numbers = range(2, len(rows) + 2)
    return RawTable(name="data.csv", header=tuple(header), rows=rows, numbers=numbers, **more)


def checked(*lines: str, columns: dict[str, str] | None = None, ignore: tuple[str, ...] = ()) -> CheckedImport:
    column_map = ColumnMap(name="map.toml", columns=columns or {}, ignore=frozenset(ignore))
    return check(table(*lines), little_survey(), column_map)


def values(checked_import: CheckedImport, column: str) -> list[object]:
    assert checked_import.faults == ()
    return [record.values[column] for record in checked_import.records]


def faults(checked_import: CheckedImport) -> list[tuple[int | None, str]]:
    return [(fault.row, fault.column) for fault in checked_import.faults]


def test_every_kind_of_cell_becomes_what_the_project_stores() -> None:
    checked_import = checked(
        "t1_e | e1_p | w_tangibles | w_empathy | sex | channels       | age | hours | visited    | overall | comment",
        "5    | dk   | 60          | 40        | f   | online;counter | 31  | 1.5   | 2026-11-02 | 100     | Ramai.",
    )
    [record] = checked_import.accepted()
    assert record == Record(
        values={
            "t1_e": 5,
            "e1_p": "dk",
            "w_tangibles": 60,
            "w_empathy": 40,
            "sex": "f",
            "channels": "counter;online",
            "age": 31,
            "hours": 1.5,
            "visited": "2026-11-02",
            "overall": 100,
            "comment": "Ramai.",
        }
    )


def test_an_empty_cell_is_missing_and_blanks_around_a_value_do_not_count() -> None:
    assert values(checked("t1_e | t1_p", " 5\t|", "\N{NO-BREAK SPACE}|6"), "t1_e") == [5, None]


def test_a_reversed_item_is_imported_as_it_was_answered() -> None:
    assert values(checked("e1_p", "2"), "e1_p") == [2]


@pytest.mark.parametrize("cell", ["5", "5.0", "+5", "05"])
def test_a_whole_number_may_be_written_in_some_ways(cell: str) -> None:
    assert values(checked("t1_e", cell), "t1_e") == [5]


@pytest.mark.parametrize(
    "cell", ["0", "8", "-1", "5,5", "5.5", "x", "1e1", "٥", "5 6", "inf", "nan", "TRUE", "5 x", "NA NA"]
)
def test_what_is_no_answer_on_the_scale_is_a_fault(cell: str) -> None:
    checked_import = checked("t1_p | t1_e", "4|5", f"4|{cell}")
    assert faults(checked_import) == [(3, "t1_e")]
    assert len(checked_import.records) == 1


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("age", "31.5"),
        ("age", "99999999999999999999"),
        ("age", "12a"),
        ("hours", "1,5"),
        ("hours", "1e999"),
        ("hours", "nan"),
        ("hours", "one"),
        ("sex", "x"),
        ("sex", "Femme"),
        ("channels", "counter;fax"),
        ("channels", "online;online"),
        ("visited", "31/31/2026"),
        ("visited", "2026-02-30"),
        ("visited", "2026-11-02 soon"),
        ("visited", "45000"),
        ("comment", "nul\0l"),
        ("overall", "101"),
        ("overall", "dk"),
        ("sqd_uuid", "7"),
        ("sqd_mode", "phone"),
        ("sqd_language", "fr"),
        ("sqd_started_at", "yesterday"),
    ],
)
def test_a_wrong_cell_is_a_fault_in_its_column(column: str, cell: str) -> None:
    assert faults(checked(f"t1_e|{column}", f"5|{cell}")) == [(2, column)]


def test_a_fault_says_what_where_and_how_to_repair() -> None:
    checked_import = checked("t1_e|hours|sex", "9|1,5|Femme")
    assert [fault.sentence for fault in checked_import.faults] == [
        "Row 2, column t1_e: “9” is outside the scale from 1 to 7; correct it, or leave the cell empty.",
        'Row 2, column hours: “1,5” has a decimal comma; write a decimal point, or say in a column map: decimal = ",".',
        "Row 2, column sex: “Femme” is not the id of a choice; write one of f, m, or leave the cell empty.",
    ]


def test_a_date_of_a_spreadsheet_at_midnight_is_that_day() -> None:
    assert values(checked("visited", "2026-11-02T00:00:00", "2026-11-02 00:00:00"), "visited") == ["2026-11-02"] * 2


@pytest.mark.parametrize(
    ("points", "sound"),
    [
        ("60|40", True),
        ("0|100", True),
        ("|", True),
        ("60|30", False),
        ("100|", False),
        ("-10|110", False),
        ("33.3|66.7", False),
    ],
)
def test_weights_are_all_there_and_add_up_or_all_blank(points: str, sound: bool) -> None:
    checked_import = checked("t1_e|w_tangibles|w_empathy", f"5|{points}")
    assert (checked_import.faults == ()) is sound
    assert {fault.row for fault in checked_import.faults} <= {2}


def test_weights_are_checked_in_a_row_that_has_another_fault_too() -> None:
    assert faults(checked("sex|w_tangibles|w_empathy", "x|60|30")) == [(2, "sex"), (2, "w_tangibles…w_empathy")]


def test_some_columns_of_weights_without_the_others_are_a_fault_of_the_file() -> None:
    assert faults(checked("t1_e|w_empathy", "5|40")) == [(None, "")]


def test_every_fault_of_a_file_is_listed() -> None:
    checked_import = checked("t1_e|foo|sex", "9|1|f", "5|1|z", "x|1|z")
    assert faults(checked_import) == [(None, ""), (2, "t1_e"), (3, "sex"), (4, "t1_e"), (4, "sex")]
    with pytest.raises(DataError) as caught:
        checked_import.accepted()
    assert len(caught.value.faults) == 5


def test_skipping_leaves_out_the_rows_with_a_fault_and_says_which() -> None:
    checked_import = checked("t1_e", "9", "5", "x")
    assert [record.values["t1_e"] for record in checked_import.accepted(skip_invalid=True)] == [5]
    assert checked_import.skipped == (2, 4)


def test_a_fault_of_the_whole_file_cannot_be_skipped() -> None:
    with pytest.raises(DataError, match="no column “foo”"):
        checked("t1_e|foo", "5|1", "9|1").accepted(skip_invalid=True)


def test_a_file_whose_rows_all_have_faults_is_refused() -> None:
    with pytest.raises(DataError, match="Row 2"):
        checked("t1_e", "9").accepted(skip_invalid=True)


@pytest.mark.parametrize("header", ["foo", "t1_e|t1_e", "|", "t1_e|"])
def test_a_header_that_cannot_be_understood_is_a_fault_of_the_file(header: str) -> None:
    cells = "|".join("5" for _name in header.split("|"))
    assert {fault.row for fault in checked(header, cells).faults} == {None}


def test_a_nameless_column_without_cells_is_nothing() -> None:
    assert values(checked("t1_e|", "5|"), "t1_e") == [5]


def test_an_unknown_column_comes_with_the_nearest_name() -> None:
    assert "did you mean “t1_e”?" in checked("t1_ee", "5").faults[0].sentence


def test_columns_that_the_file_lacks_are_named_once() -> None:
    checked_import = checked("t1_e|sex", "5|f")
    assert checked_import.faults == ()
    assert checked_import.lacking[:3] == ("e1_e", "t1_p", "e1_p")
    assert "sex" not in checked_import.lacking


def test_a_row_of_empty_cells_is_no_response() -> None:
    checked_import = checked("t1_e|sex", "5|f", "|", "6|m", "|")
    assert values(checked_import, "t1_e") == [5, 6]
    assert checked_import.blank == (3,)  # the one after the last response is only the sheet's end


def test_a_file_with_a_header_and_no_rows_is_a_fault() -> None:
    assert faults(checked("t1_e")) == [(None, "")]
    assert faults(checked("t1_e", " ")) == [(None, "")]


def test_a_ragged_row_is_a_fault_of_that_row() -> None:
    checked_import = check(table("t1_e|t1_p", "5|5", ragged={3: 1}), little_survey())
    assert faults(checked_import) == [(3, "")]
    assert len(checked_import.accepted(skip_invalid=True)) == 1


def test_a_map_gives_our_names_to_their_columns() -> None:
    checked_import = checked(
        "Kelamin|Stempel waktu|t1_e", "m|7:00|5", columns={"Kelamin": "sex"}, ignore=("Stempel waktu",)
    )
    assert values(checked_import, "sex") == ["m"]


def test_a_fault_names_the_column_as_the_file_does() -> None:
    assert faults(checked("Kelamin|t1_e", "z|5", columns={"Kelamin": "sex"})) == [(2, "Kelamin")]


@pytest.mark.parametrize(
    ("columns", "count"),
    [
        ({"Kelamin": "gender"}, 1),
        ({"Umur": "age"}, 1),
        ({"Kelamin": "t1_p", "L/P": "t1_p"}, 1),
        ({"Kelamin": "t1_e"}, 1),
    ],
)
def test_a_map_that_does_not_fit_is_a_fault(columns: dict[str, str], count: int) -> None:
    checked_import = checked(
        "Kelamin|L/P|t1_e", "5|5|5", columns=columns, ignore=tuple({"Kelamin", "L/P"} - set(columns))
    )
    assert faults(checked_import) == [(None, "")] * count


def test_our_own_columns_are_taken_back() -> None:
    uuid = "0e0a5c2b-5a6e-4f6d-9f6e-6b1f6a1f2a3b"
    checked_import = checked("t1_e|sqd_uuid|sqd_mode|sqd_unit|sqd_source", f"5|{uuid}|kiosk||simulated", "5||||")
    assert [record.meta for record in checked_import.records] == [
        {"sqd_uuid": uuid, "sqd_mode": "kiosk", "sqd_source": "simulated"},
        {},
    ]


def test_a_response_comes_only_once() -> None:
    one, two = "0e0a5c2b-5a6e-4f6d-9f6e-6b1f6a1f2a3b", "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    lines = table("t1_e|sqd_uuid", f"5|{one}", f"5|{two}", f"5|{two.upper()}")
    checked_import = check(lines, little_survey(), known_uuids={one})
    assert faults(checked_import) == [(2, "sqd_uuid"), (4, "sqd_uuid")]
    assert "already imported" in checked_import.faults[0].sentence


def test_spss_codes_are_understood_by_what_the_file_says_of_them() -> None:
    lines = table(
        "t1_e|t1_p|sex",
        "98|77|1",
        "3|99|2",
        labels={"t1_p": {"77": "don't know"}, "sex": {"1": "Laki-laki", "2": "female"}},
        user_missing={"t1_e": {"98"}, "t1_p": {"77", "99"}},
    )
    checked_import = check(lines, little_survey())
    assert values(checked_import, "t1_e") == [None, 3]  # nothing says which non-answer 98 is
    assert values(checked_import, "t1_p") == ["dk", None]
    assert values(checked_import, "sex") == ["m", "f"]


def test_a_user_missing_code_that_is_no_non_answer_of_ours_is_missing() -> None:
    checked_import = check(table("t1_e|age", "5|999", user_missing={"age": {"999"}}), little_survey())
    assert values(checked_import, "age") == [None]


def test_a_hundred_thousand_rows_are_read_by_looking_up() -> None:
    rows = [["5", "6", "f"], ["1", "dk", "m"]] * 50_000
    checked_import = check(
        RawTable(name="big.csv", header=("t1_e", "t1_p", "sex"), rows=rows, numbers=range(2, 100_002)), little_survey()
    )
    assert len(checked_import.records) == 100_000
    assert [record.values["t1_p"] for record in itertools.islice(checked_import.records, 2)] == [6, "dk"]
    assert checked_import.records[-1].values["sex"] == "m"
    assert len(checked_import.records[10:20]) == 10
