from analysis.table import Column, Note, Sample
from exports.report.saved_analysis_gate import WITHHELD, WITHHELD_OF_A_PART
from exports.words import (
    cell_text,
    code_word,
    column_title,
    item_label,
    note_sentences,
    row_texts,
    sample_words,
    scale_name,
    variable_name,
)
from exports.words.names import listed, value_name
from instruments.i18n import use_language
from tests.exports.surveys import counter, counter_analysis, english_counter


def test_an_item_goes_by_its_code_and_its_words_and_a_reversed_one_is_marked() -> None:
    with use_language("id"):
        assert item_label("t1", counter()) == "t1 · Ruang tunggu nyaman"
        assert item_label("r2", counter()) == "r2 · Berkas sering keliru (R)"
    with use_language("en"):
        assert item_label("t1", counter(), letters=16) == "t1 · The waiting …"


def test_an_unknown_id_is_the_surveys_own_word() -> None:
    assert item_label("x9", counter()) == "x9"
    assert scale_name("x9", counter()) == "x9"
    assert variable_name("x9", counter()) == "x9"
    assert code_word("x9") == "x9"
    assert column_title("x9") == "x9"


def test_a_variable_is_called_by_its_question_and_the_whole_by_our_word() -> None:
    with use_language("en"):
        assert variable_name("satisfaction", counter()) == "Overall, are you satisfied"
        assert variable_name("t1_e", counter()) == "The waiting room is comfortable (expectation)"
        assert variable_name("sqd_wave", counter()) == "Wave"
        assert scale_name("overall", counter()) == "Overall"
        assert scale_name("overall/skm", counter()) == "Overall, SKM"
        assert value_name("f", counter(), "sex") == "Female"
        assert listed(["a", "b", "c"]) == "a, b and c"


def test_rows_that_each_have_their_own_n_are_not_said_to_share_one() -> None:
    services = Sample(started=400, complete=67, used=67, rule="per_row")
    with use_language("en"):
        assert sample_words(services).startswith("n at most 67 of 400 responses (each row:")
        assert sample_words(Sample(started=400, complete=67, used=67)).startswith("n = 67 of 400 responses (")
        every = Sample(started=400, complete=67, used=390, rule="any_answer")
        assert sample_words(every).startswith("n = 390 of 400 responses (responses with an answer")


def test_a_note_about_all_that_a_method_gave_names_no_place() -> None:
    with use_language("en"):
        assert [one.partition(" ")[0] for one in note_sentences([WITHHELD, WITHHELD_OF_A_PART], counter())] == [
            "Because",
            "Groups",
        ]


def test_cells_are_worded_by_the_kind_of_their_column() -> None:
    instrument = counter()
    with use_language("id"):
        assert cell_text("tangibles", Column(id="dimension", kind="dimension"), instrument) == "Bukti fisik"
        assert cell_text(0.125, Column(id="share", kind="percent", decimals=1), instrument).startswith("12,5")
        assert cell_text(0.0001, Column(id="p", kind="p", decimals=3), instrument).endswith("0,001")
        assert cell_text(1234, Column(id="n", kind="integer"), instrument) == "1.234"
        assert cell_text(None, Column(id="gap", kind="number"), instrument) == "tak terdefinisi"
    with use_language("en"):
        assert cell_text("A", Column(id="quadrant", kind="code"), instrument) == "A · First priority"
        assert cell_text("A", Column(id="class", kind="code"), instrument) == "A (Very good)"
        assert cell_text(True, Column(id="flag", kind="code"), instrument) == "yes"


def test_what_does_not_apply_is_empty_what_cannot_be_computed_is_undefined() -> None:
    tables = {table.id: table for table in counter_analysis().tables()}
    terms = tables["regression_terms"]
    with use_language("en"):
        constant = row_texts(terms, terms.rows[0], counter())
        undefined = row_texts(terms, (*terms.rows[1][:-1], None), counter())
    assert constant[0] == "Constant"
    assert "" in constant
    assert "undefined" not in constant
    assert undefined[-1] == "undefined"


def test_notes_that_differ_only_in_their_place_are_said_once() -> None:
    notes = [Note(code="no_variance", where=f"gaps/items/{item}") for item in ("t1", "e1")]
    with use_language("en"):
        (sentence,) = note_sentences(notes, counter())
    assert sentence.startswith("t1; e1: ")


def test_a_questionnaire_without_indonesian_speaks_its_own_words_among_ours() -> None:
    instrument = english_counter()
    with use_language("id"):
        assert item_label("t1", instrument) == "t1 · The waiting room is comfortable"
        assert scale_name("overall", instrument) == "Keseluruhan"


def test_a_note_about_coders_writes_their_names_as_they_do() -> None:
    (said,) = note_sentences([Note(code="nothing_coded_twice", where="comments/Ani/Budi")], english_counter())
    assert "Ani, Budi" in said
