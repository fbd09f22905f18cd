"""Names and labels cut to what SPSS and Stata hold."""

from exports.datasets.dta_file import RESERVED as STATA_WORDS
from exports.datasets.sav_file import RESERVED as SPSS_WORDS
from exports.datasets.statistical import cut, file_names


def test_short_names_stay() -> None:
    assert file_names(["t1_e", "sex"], longest=32, reserved=STATA_WORDS) == {"t1_e": "t1_e", "sex": "sex"}


def test_long_names_are_cut_and_stay_apart() -> None:
    names = ["w_" + "a" * 40 + letter for letter in "xyz"]
    short = list(file_names(names, longest=32, reserved=()).values())
    assert short == ["w_" + "a" * 30, "w_" + "a" * 28 + "_1", "w_" + "a" * 28 + "_2"]


def test_words_of_the_programs_language_are_no_names() -> None:
    assert file_names(["by", "with", "in"], longest=64, reserved=SPSS_WORDS) == {
        "by": "by_1",
        "with": "with_1",
        "in": "in",
    }
    assert file_names(["if"], longest=32, reserved=STATA_WORDS) == {"if": "if_1"}


def test_labels_are_cut_by_bytes_between_letters() -> None:
    assert cut("Puas\n sekali", bytes_=80) == "Puas sekali"
    short = cut("é" * 100, bytes_=80)
    assert short == "é" * 38 + "…"
    assert len(short.encode()) <= 80
