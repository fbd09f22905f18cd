"""Does this table add up? Sums and percentages that press and papers print, worked out by hand."""

import pytest

from instruments.i18n import use_language
from servqual_desk.errors import DataError
from servqual_desk.reported_figures.adds_up import Sum
from servqual_desk.reported_figures.pasted import number_of, read_cells
from servqual_desk.reported_figures.table_sums import check_table

LAKSA_2024 = "Masuk\t14.012\nMenunggu\t571\nDalam proses\t20\nSelesai\t13.421\t95,89%\n"
LAKSA_2025 = "Done; 3,824; 95.5%\nIn process; 27\nWaiting; 175\nReceived; 3,986"
MONTHS = "Bulan;Masuk;Menunggu;Dalam proses;Selesai\nJanuari;100;10;20;70\nFebruari;50;5;5;30\n"


def checked(text: str) -> tuple[Sum, ...]:
    return check_table(read_cells(text))


@pytest.mark.parametrize(
    ("cell", "value", "decimals"),
    [
        ("14.012", 14012, 0),
        ("14,012", 14012, 0),
        ("1.158.331", 1158331, 0),
        ("1 158 331", 1158331, 0),
        ("95,89%", 95.89, 2),
        ("95.5 %", 95.5, 1),
        ("33,333%", 33.333, 3),
        ("0,125", 0.125, 3),
        ("1.234.567,50", 1234567.5, 2),
        ("1,234,567.50", 1234567.5, 2),
        ("-12", -12, 0),
        ("1.23.456", None, 0),
        ("Januari", None, 0),
        ("", None, 0),
    ],
)
def test_numbers_are_read_as_they_are_written_here_and_elsewhere(cell: str, value: float | None, decimals: int) -> None:
    found = number_of(cell)
    assert (found.value if found else None, found.decimals if found else 0) == (value, decimals)


def test_the_parts_add_up_but_a_printed_percentage_does_not() -> None:
    [found] = checked(LAKSA_2024)
    assert (found.found, found.total, found.difference, found.status) == (14012, 14012, 0, "does_not")
    [percent] = found.percents
    assert (percent.printed, percent.computed, percent.is_right) == (95.89, 95.78, False)


def test_parts_that_are_too_many() -> None:
    [found] = checked(LAKSA_2025)
    assert (found.found, found.difference, found.status) == (4026, 40, "does_not")
    assert found.percents[0].computed == 95.9


def test_a_sheet_of_months_is_added_up_month_by_month() -> None:
    january, february = checked(MONTHS)
    assert (january.label, january.status) == ("Januari", "adds_up")
    assert (february.label, february.difference, february.status) == ("Februari", -10, "does_not")


def test_without_a_total_nothing_is_judged() -> None:
    [found] = checked("Web;203\nSeluler;19\n")
    assert (found.found, found.total, found.status) == (222, None, "unknown")


def test_decimals_add_up_as_they_are_printed() -> None:
    [found] = checked("a;0,1\nb;0,2\ntotal;0,3")
    assert found.status == "adds_up"


def test_a_text_without_numbers_is_refused() -> None:
    with use_language("en"), pytest.raises(DataError, match="no number"):
        read_cells("hello\nworld")


@pytest.mark.parametrize(
    "text",
    [
        "Masuk: 14.012\nMenunggu: 571\nSelesai: 13.441",
        "Received: 14,012\nWaiting: 571\nDone: 13,441",
        "Masuk   14.012\nMenunggu   571\nSelesai   13.441 (95,9 %)",
        "Received, 14,012\nWaiting, 571\nDone, 13,441",
        "status,n\nWaiting,571\nDone,13441\nTotal,14012",
        "| Status | n |\n|---|---:|\n| Menunggu | 571 |\n| Selesai | 13.441 |\n| Total | 14.012 |",
        "No;Status;n\n1;Menunggu;571\n2;Selesai;13.441\n;Total;14.012",
        "Jumlah masuk;14.012\nJumlah menunggu;571\nJumlah selesai;13.441",
    ],
)
def test_a_table_is_read_however_it_was_pasted(text: str) -> None:
    [found] = checked(text)
    assert ([part.number.value for part in found.parts], found.total) == ([571, 13441], 14012)
    assert found.status == "adds_up"


def test_two_columns_of_counts_are_added_up_each_and_none_is_taken_for_percentages() -> None:
    first, second = checked("Status;2023;2024\nWeb;10;12\nSeluler;10;14\nTotal;20;27")
    assert (first.label, first.total, first.status, first.percents) == ("2023", 20, "adds_up", ())
    assert (second.label, second.difference, second.status) == ("2024", -1, "does_not")


def test_percentages_that_do_not_say_so_are_known_by_their_sum() -> None:
    [found] = checked("Rendah,9,4.05\nSedang,118,53.15\nTinggi,95,42.79\nTotal,222,99.99")
    assert [percent.is_right for percent in found.percents] == [True, True, True]


def test_a_cell_that_is_no_number_is_named_and_not_left_out() -> None:
    with use_language("en"), pytest.raises(DataError, match=r"1\.23\.456"):
        checked("Web;1.23.456\nSeluler;19\nTotal;20")
