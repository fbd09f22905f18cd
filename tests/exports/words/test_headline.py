"""The plain words for the head of the unit, against what the answers say when counted by hand."""

import pandas as pd
import pytest

from analysis import Options, analyse
from analysis.methods.reliability.spec import ReliabilityOptions
from exports.words.cautions import cautions
from exports.words.headline import ends_sentence, headline, key_figures, overall_score, skm_sentence
from exports.words.improve_and_keep import mend_first, strengths
from instruments.i18n import use_language
from tests.analysis.questionnaires import answers, questionnaire
from tests.exports.surveys import counter, counter_analysis, counter_frame

SKM = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana")


def test_the_headline_says_that_the_service_falls_short_of_what_citizens_expect() -> None:
    # By hand: the dimension means of E are 110/18, 115/18 (r2 reversed) and 113/18, of P 91/18, 72/18 (r2 reversed), 101/18.
    with use_language("en"):
        sentence = headline(counter_analysis(), counter())
    assert "falls short of what citizens expect" in sentence
    assert "gap −" in sentence


def test_what_to_mend_is_told_with_its_numbers_and_its_certainty() -> None:
    instrument = questionnaire({"speed": ["s1", "s2", "s3", "s4"]}, scale=(1, 7), families={"speed": "own"})
    # By hand: s1 averages (2 + 4)/2 = 3, below the acceptable 5 of 7; the others (6 + 7)/2.
    result = analyse(answers(s1=[2, 4] * 20, s2=[6, 7] * 20, s3=[7, 6] * 20, s4=[6, 7] * 20), instrument)
    with use_language("en"):
        (only,) = mend_first(result, instrument)
        assert only.subject == "s1 · x"
        assert only.why == "Mean answer 3.00; acceptable from 5.00. Sure: among the first three in 100% of resamples."
        assert {finding.subject for finding in strengths(result, instrument)} == {"s2 · x", "s3 · x", "s4 · x"}


def test_from_few_answers_nothing_is_to_mend_or_to_keep() -> None:
    with use_language("en"):
        assert mend_first(counter_analysis(), counter()) == strengths(counter_analysis(), counter()) == ()


def test_the_dimensions_at_both_ends_are_named() -> None:
    with use_language("en"):
        sentence = ends_sentence(counter_analysis(), counter())
    assert sentence.startswith("Furthest below expectations: Reliability (−")


def test_perceptions_alone_are_placed_on_their_scale_without_judging_them() -> None:
    instrument = questionnaire({"speed": ["s1", "s2"]}, scale=(1, 5))
    result = analyse(answers(s1=[4, 4, 2], s2=[4, 2, 2]), instrument)
    with use_language("en"):
        # (4 + 3 + 2)/3 = 3, half of the way from 1 to 5.
        assert headline(result, instrument).startswith("The answers average 3.00 on a scale from 1 to 5, which is 50%")


def test_the_index_of_the_regulation_has_its_class_in_words() -> None:
    instrument = questionnaire({"unsur": SKM}, scale=(1, 4), families={"unsur": "skm"})
    # DOMAIN's vector: totals of 29 people give 91.475, printed 91.48, class A. Here everyone answers 3: 25 · 3 = 75, class C.
    result = analyse(answers(**{element: [3, 3] for element in SKM}), instrument)
    with use_language("id"):
        assert skm_sentence(result) == "Indeks Kepuasan Masyarakat (IKM) sebesar 75,00, mutu pelayanan C (Kurang baik)."


def test_a_class_that_hangs_on_the_weight_is_cautioned_against() -> None:
    # Five elements at 4 and four at 3 sum to 32: 25 · 32/9 = 88.89, class A; 25 · 0.11 · 32 = 88.00, class B.
    instrument = questionnaire({"unsur": SKM}, scale=(1, 4), families={"unsur": "skm"})
    result = analyse(answers(**{element: [4 if place < 5 else 3] for place, element in enumerate(SKM)}), instrument)
    with use_language("en"):
        assert "88.89, class A" in skm_sentence(result)
        assert "A with exactly 1/9, A with 0.111, B with 0.11" in " ".join(cautions(result, instrument))


def test_without_responses_there_is_a_sentence_and_no_finding() -> None:
    result = analyse(counter_frame(0), counter())
    with use_language("en"):
        assert headline(result, counter()) == "There are no responses yet, so there is nothing to report."
        assert mend_first(result, counter()) == strengths(result, counter()) == cautions(result, counter()) == ()
        assert ends_sentence(result, counter()) == skm_sentence(result) == ""
        assert key_figures(result) == (("Responses", "0"),)


def test_one_response_is_told_but_not_judged() -> None:
    with use_language("en"):
        assert "more responses are needed" in headline(counter_analysis(1), counter())
        assert cautions(counter_analysis(1), counter())[0].startswith("There is only 1 response")


def test_few_responses_loose_scales_and_thin_regressions_are_cautioned_against() -> None:
    with use_language("en"):
        found = " ".join(cautions(counter_analysis(), counter()))
    assert "There are only 9 responses" in found
    assert "9 responses for 3 predictors" in found
    assert "chosen at random" in found
    with use_language("en"):
        assert "predictors" not in " ".join(cautions(counter_analysis(), counter(), has_models=False))
    with use_language("en"):
        strict = analyse(counter_frame(), counter(), Options(reliability=ReliabilityOptions(threshold=0.95)))
        assert "alpha below 0.95" in " ".join(cautions(strict, counter()))


@pytest.mark.parametrize(("n", "warned"), [(29, True), (30, False)])
def test_under_thirty_responses_every_figure_is_a_hint(n: int, warned: bool) -> None:
    frame = pd.concat([counter_frame()] * 4, ignore_index=True).head(n)
    with use_language("en"):
        found = " ".join(cautions(analyse(frame, counter()), counter()))

    assert (f"There are only {n} responses" in found) == warned


def test_the_whole_of_an_only_dimension_is_that_dimension() -> None:
    result = analyse(answers(s1=[1, 5], s2=[1, 5]), questionnaire({"speed": ["s1", "s2"]}))
    whole = overall_score(result, "perception")
    assert whole is not None
    assert (whole.dimension, whole.mean) == ("speed", 3.0)


@pytest.mark.parametrize(
    ("experienced", "sentence"),
    [
        ({"t": 4, "r": 4, "e": 4}, ""),
        (
            {"t": 3, "r": 3, "e": 5},
            "Furthest below expectations: Tangibles and Reliability (−3.00). Best: Empathy (−1.00).",
        ),
        (
            {"t": 3, "r": 5, "e": 5},
            "Furthest below expectations: Tangibles (−3.00). Best: Reliability and Empathy (−1.00).",
        ),
    ],
)
def test_no_dimension_is_named_before_another_that_prints_alike(experienced: dict[str, int], sentence: str) -> None:
    given = {"e": dict.fromkeys("tre", 6), "p": experienced}
    columns = {
        f"{item}_{battery}": [8 - values[item[0]] if item == "r2" else values[item[0]]] * 40  # r2 is turned round
        for battery, values in given.items()
        for item in ("t1", "t2", "r1", "r2", "e1", "e2")
    }
    with use_language("en"):
        assert ends_sentence(analyse(answers(**columns), counter()), counter()) == sentence


def test_of_a_gap_that_is_everybodys_more_responses_would_say_no_more() -> None:
    instrument = questionnaire({"a": ["a1"], "b": ["b1"]}, ("expectation", "perception"), scale=(1, 7))
    sixty = answers(**dict.fromkeys(("a1_e", "a1_p", "b1_e", "b1_p"), [2, 1] * 30))
    with use_language("en"):
        assert "more responses" not in headline(analyse(sixty, instrument), instrument)
        assert "Every respondent has the same gap" in headline(analyse(sixty, instrument), instrument)
        assert "more responses are needed" in headline(analyse(sixty[:1], instrument), instrument)
        assert ends_sentence(analyse(sixty, instrument), instrument) == ""
