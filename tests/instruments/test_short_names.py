"""Names that SPSS and Stata allow."""

from instruments.short_names import SPSS, STATA, short_names


def test_short_names_stay() -> None:
    assert short_names(["t1_e", "sex"], STATA) == {"t1_e": "t1_e", "sex": "sex"}


def test_long_names_are_cut_and_stay_apart() -> None:
    names = ["w_" + "a" * 40 + letter for letter in "xyz"]
    short = list(short_names(names, STATA).values())
    assert short == ["w_" + "a" * 25, "w_" + "a" * 23 + "_1", "w_" + "a" * 23 + "_2"]


def test_a_name_that_may_stay_is_given_to_no_other() -> None:
    long, cut = "a" * 40, "a" * 27
    assert short_names([long, cut], STATA) == {long: "a" * 25 + "_1", cut: cut}


def test_words_of_the_programs_language_are_no_names() -> None:
    assert short_names(["by", "with", "in"], SPSS) == {"by": "by_1", "with": "with_1", "in": "in"}
    assert short_names(["if", "str5", "strl", "str"], STATA) == {
        "if": "if_1",
        "str5": "str5_1",
        "strl": "strl_1",
        "str": "str_1",
    }


def test_spss_knows_no_capitals() -> None:
    assert short_names(["used_KTP", "used_ktp"], SPSS) == {"used_KTP": "used_KTP", "used_ktp": "used_ktp_1"}
