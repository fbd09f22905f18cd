"""The community satisfaction index: the regulation's classes, exact rounding, the weights of public tools."""

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from msgspec import structs

from analysis import Options, analyse
from analysis.formulas.rounding import half_up
from analysis.methods.skm.satisfaction_index import SkmIndex, classify, element_weight
from analysis.methods.skm.spec import SkmOptions
from analysis.survey import Analysis
from instruments.model import Instrument, Scale
from tests.analysis.questionnaires import answers, questionnaire

ELEMENTS = tuple(f"u{number}" for number in range(1, 10))
# A published test vector: element totals of 29 respondents (DOMAIN: 91.475 → 91.48 A; by 0.11 90.56)
TOTALS = (105, 101, 100, 116, 102, 105, 106, 105, 115)


def skm(elements: tuple[str, ...] = ELEMENTS) -> Instrument:
    return questionnaire({"skm": elements}, scale=(1, 4), families={"skm": "skm"})


def with_totals(*totals: int, n: int) -> pd.DataFrame:
    """n whole answers to each element that sum to its total."""
    spread = {
        u: [total // n + (row < total % n) for row in range(n)] for u, total in zip(ELEMENTS, totals, strict=True)
    }
    return answers(**spread)


def index_of(analysis: Analysis) -> SkmIndex:
    assert analysis.skm is not None
    return analysis.skm


def test_vector_rounds_half_up_and_then_is_classified() -> None:
    index = index_of(analyse(with_totals(*TOTALS, n=29), skm()))
    assert index.ikm == float(Fraction(sum(TOTALS) * 25, 29 * 9))
    assert (index.ikm_rounded, index.class_, index.weight) == (91.48, "A", "1/9")
    assert [(row.element, row.n) for row in index.elements] == [(u, 29) for u in ELEMENTS]
    assert index.elements[0].nrr == 105 / 29


def test_rounded_weights_are_a_named_choice_and_said() -> None:
    analysis = analyse(with_totals(*TOTALS, n=29), skm(), Options(skm=SkmOptions(weight="0.11")))
    index = index_of(analysis)
    assert (index.ikm_rounded, index.class_, index.weight) == (90.56, "A", "0.11")
    assert {"weight": "0.11", "maximum": 99.0} in [note.params for note in analysis.notes]


def test_a_true_half_rounds_up() -> None:
    # 40 answers an element, 369 in all: 25 · 369/360 = 25.625, which round() would make 25.62
    index = index_of(analyse(with_totals(*(41,) * 9, n=40), skm()))
    assert (index.ikm, index.ikm_rounded) == (25.625, 25.63)


@pytest.mark.parametrize(
    ("rounded", "letter"),
    [
        ("100", "A"),
        ("88.31", "A"),
        ("88.30", "B"),
        ("76.61", "B"),
        ("76.60", "C"),
        ("65.00", "C"),
        ("64.99", "D"),
        ("25.00", "D"),
        ("24.75", "D"),
    ],
)
def test_classes_of_the_regulation(rounded: str, letter: str) -> None:
    assert classify(Decimal(rounded)) == letter


def test_rounding_comes_before_the_class() -> None:
    # 88.305 → 88.31 is A; unrounded it would be B
    assert classify(half_up(Fraction("88.305"), 2)) == "A"
    assert classify(half_up(Fraction("88.3049"), 2)) == "B"


def test_a_class_that_hangs_on_the_weight_is_pointed_out() -> None:
    # Σ NRR = 32: 88.89 A by 1/9, 88.80 A by 0.111, 88.00 B by 0.11
    analysis = analyse(with_totals(*(8,) * 5, *(6,) * 4, n=2), skm())
    (note,) = [note for note in analysis.notes if note.code == "class_depends_on_weight"]
    assert note.params == {"exact": "A", "three": "A", "two": "B"}


def test_an_element_is_over_those_who_answered_it() -> None:
    frame = with_totals(*(8,) * 9, n=2)
    frame["u9"] = [4, None]
    row = index_of(analyse(frame, skm())).elements[8]
    assert (row.n, row.nrr) == (1, 4)


def test_an_element_that_nobody_answered_leaves_no_index() -> None:
    frame = with_totals(*(8,) * 9, n=2).drop(columns="u4")
    analysis = analyse(frame, skm())
    index = index_of(analysis)
    assert (index.ikm, index.ikm_rounded, index.class_, index.elements[3].nrr) == (None, None, None, None)
    assert ("element_unanswered", "skm/elements/u4") in {(note.code, note.where) for note in analysis.notes}


def test_another_number_of_elements_is_weighted_alike_and_said() -> None:
    analysis = analyse(answers(u1=[4, 4], u2=[3, 3]), skm(("u1", "u2")))
    assert index_of(analysis).ikm == 87.5
    assert {"elements": 2} in [note.params for note in analysis.notes]
    assert element_weight("0.111", 14) == Fraction(71, 1000)


def test_another_scale_has_elements_and_no_index() -> None:
    """A file with such a scale is refused, so the questionnaire is bent by hand."""
    five = Scale(id="five", min=1, max=5)
    bent = structs.replace(skm(), items=tuple(structs.replace(item, scale=five) for item in skm().items))
    analysis = analyse(with_totals(*(8,) * 9, n=2), bent)
    assert (index_of(analysis).ikm, index_of(analysis).elements[0].nrr) == (None, 4)
    assert ("skm_scale", "skm") in {(note.code, note.where) for note in analysis.notes}


def test_everyone_at_the_bottom_and_at_the_top() -> None:
    assert index_of(analyse(with_totals(*(2,) * 9, n=2), skm())).ikm_rounded == 25
    assert index_of(analyse(with_totals(*(8,) * 9, n=2), skm())).ikm_rounded == 100


def test_an_instrument_without_skm() -> None:
    assert analyse(answers(a=[1, 2]), questionnaire({"speed": ("a", "b")})).skm is None
