"""What the report says, for whichever questionnaire and however few answers."""

import re

import pandas as pd
import pytest

from instruments.columns import variables
from instruments.load import instrument_from_toml
from tests.analysis.questionnaires import answers, questionnaire
from tests.exports.report.conftest import WriteReport
from tests.exports.report.reading import fonts, pages, right_edges, whole
from tests.exports.surveys import COUNTER, counter, counter_frame, english_counter

SKM = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana")
NO_NUMBER = re.compile(r"(?<!\w)(nan|NaN|None|inf)(?!\w)")


def test_numbers_have_a_comma_in_indonesian_and_a_point_in_english(counter_report: WriteReport) -> None:
    # By hand: E of t1 is 54/9 = 6, P 45/9 = 5, the gap −1; of tangibles the gap is −19/18.
    indonesian = whole(counter_report("id"))
    english = whole(counter_report("en"))
    assert "t1 · Ruang tunggu nyaman 9 6,00 5,00 −1,00" in indonesian
    assert "t1 · The waiting room is comfortable 9 6.00 5.00 −1.00" in english
    assert "Bukti fisik 9 6,11 5,06 −1,06" in indonesian
    assert not re.search(r"(?<![\d.])\d\.\d\d(?![\d.])", indonesian.split("Lampiran")[0].replace("1.2.0", ""))


def test_the_summary_is_one_page_in_plain_words(counter_report: WriteReport) -> None:
    texts = pages(counter_report())
    assert "what to improve and what to keep up is said from 30 on. 21 more are needed" in texts[1]
    assert "r1 · Promises are kept" not in texts[1]
    assert "Before you act" in texts[1]
    assert texts[2].startswith("Respondents")


def test_every_item_and_every_question_is_printed_with_its_own_letters(counter_report: WriteReport) -> None:
    text = whole(counter_report())
    for item in counter().items:
        assert text.count(item.text.words["en"].rstrip(".")) >= 3
    assert "Signs are <clear> & complete" in text
    assert "Overall, are you satisfied?" in text


def test_the_regression_is_written_out_with_its_verdicts(counter_report: WriteReport) -> None:
    text = whole(counter_report())
    assert re.search(r"Ŷ = −?\d+\.\d{3} [+−] \d+\.\d{3} × Tangibles [+−] \d+\.\d{3} × Reliability", text)
    assert re.search(r"Normal residuals: (met|not met by)", text)
    assert "Breusch–Pagan" in text


def test_a_count_below_five_is_not_published(counter_report: WriteReport) -> None:
    # Six women and three men: the threes would stand alone, and could be worked out from nine less six.
    text = whole(counter_report())
    assert "Female … Male <5" in text
    assert "fewer than 5 people are not published" in text


@pytest.mark.parametrize(("people", "language"), [(0, "id"), (1, "en"), (2, "id")])
def test_few_answers_or_none_give_a_report_with_undefined_numbers_and_reasons(
    written: WriteReport, people: int, language: str
) -> None:
    text = whole(written(counter(), counter_frame(people), language=language, internal=True))
    assert ("tak terdefinisi" if language == "id" else "undefined") in text
    assert NO_NUMBER.search(text) is None


def test_answers_that_are_all_missing_or_all_alike_give_a_report(written: WriteReport) -> None:
    blank = counter_frame()
    for variable in variables(counter()):
        blank[variable.name] = float("nan") if variable.is_numeric else None
    alike = counter_frame()
    alike[[variable.name for variable in variables(counter()) if variable.kind == "scale"]] = 7.0
    for frame in (blank, alike):
        assert NO_NUMBER.search(whole(written(counter(), frame))) is None


def test_a_questionnaire_in_english_alone_makes_an_indonesian_report_in_its_own_words(written: WriteReport) -> None:
    text = whole(written(english_counter(), counter_frame(), language="id"))
    assert "Ringkasan" in text
    assert "t1 · The waiting room is comfortable 9 6,00 5,00 −1,00" in text


def test_perceptions_alone_have_scores_and_no_gaps(written: WriteReport) -> None:
    instrument = questionnaire({"speed": ["s1", "s2"], "care": ["c1", "c2"]}, scale=(1, 5))
    frame = answers(s1=[4, 5, 3, 2], s2=[4, 4, 3, 1], c1=[5, 5, 4, 4], c2=[5, 4, 4, 3])
    text = whole(written(instrument, frame, internal=True))
    assert "Scores" in text
    assert "Gaps between" not in text
    assert "Priorities" not in text
    assert "Regression" not in text


def test_the_nine_elements_alone_have_their_index_and_class(written: WriteReport) -> None:
    instrument = questionnaire({"unsur": SKM}, scale=(1, 4), families={"unsur": "skm"})
    text = whole(written(instrument, answers(**{element: [3, 4, 3, 3, 3] for element in SKM}), language="id"))
    # 25 · 3.2 = 80.00, class B.
    assert "80,00" in text
    assert "B (Baik)" in text
    assert "1/9" in text


def test_very_long_words_and_many_items_keep_to_the_page(written: WriteReport) -> None:
    words = "Pelayanan yang sangat panjang namanya " * 60 + "x" * 300
    dimensions = "".join(
        f'[[dimensions]]\nid = "d{d}"\ntitle = {{ id = "{words[:200]}", en = "D{d}" }}\n' for d in range(10)
    )
    items = "".join(
        f'[[items]]\nid = "i{i}"\ndimension = "d{i % 10}"\ntext = {{ id = "{i} {words}", en = "I{i}" }}\n'
        for i in range(30)
    )
    head = COUNTER[: COUNTER.index("[[dimensions]]")]
    instrument = instrument_from_toml(head + dimensions + items, name="long.toml")
    frame = pd.DataFrame(
        {
            v.name: [float(1 + (row * 3 + place) % 7) for row in range(6)]
            for place, v in enumerate(variables(instrument))
        }
    )
    reader = written(instrument, frame, language="id", title=words, office=words)
    assert all(fonts(reader).values())
    assert max(right_edges(reader)) < 595 - 40


def test_the_appendix_says_the_answers_once_below_the_items_that_share_them(counter_report: WriteReport) -> None:
    # Once below each of the two batteries' six items, and once below the question on satisfaction.
    assert whole(counter_report()).count("Answers: 1 Strongly disagree … 7 Strongly agree") == 3
