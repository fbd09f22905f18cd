"""What a short title stands for: said once, in the reader's language, and by the title that the column bears."""

import pytest

from exports.words.abbreviations import ABBREVIATIONS, abbreviations
from exports.words.columns import column_title
from instruments.i18n import LANGUAGES, use_language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", ABBREVIATIONS)
def test_an_abbreviation_is_the_one_that_the_column_bears(column: str, language: str) -> None:
    with use_language(language):
        (sentence,) = abbreviations([column])
        assert sentence.partition(":")[0] in column_title(column)


def test_each_is_said_once_in_the_order_of_the_columns() -> None:
    with use_language("id"):
        assert abbreviations(["item", "sd", "df1", "df2"]) == ("SB: simpangan baku; df: derajat bebas.",)
    assert abbreviations(["item", "mean"]) == ()


def test_two_measures_abbreviated_alike_are_told_apart_by_their_table() -> None:
    with use_language("id"):
        assert column_title("msa", "lab_zone_items") == "MSA (kecukupan pelayanan)"
        assert column_title("msa", "lab_factor_loadings") == "MSA (kecukupan sampel)"
