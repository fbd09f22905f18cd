"""When index and class are provisional: words and the result's own notes say it of the same people."""

import numpy as np
import pytest

from analysis import Analysis, analyse
from analysis.thresholds import FEW_RESPONSES
from exports.words.index_sentences import index_sentences, is_provisional
from instruments.i18n import use_language
from tests.analysis.questionnaires import answers, questionnaire

ELEMENTS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana")


def surveyed(n: int, *, silent: int = 0, high: int = 3) -> Analysis:
    """`n` people between 3 and `high`, and `silent` ones who answered no element."""
    instrument = questionnaire({"unsur": ELEMENTS}, scale=(1, 4), families={"unsur": "skm"})
    given = [3, high] * (n // 2) + [None] * silent
    return analyse(answers(**dict.fromkeys(ELEMENTS, given)), instrument)


@pytest.mark.parametrize(
    ("people", "silent", "expected"), [(FEW_RESPONSES - 2, 0, True), (FEW_RESPONSES - 2, 12, True), (400, 0, False)]
)
def test_only_who_answered_an_element_counts(people: int, silent: int, expected: bool) -> None:
    analysis = surveyed(people, silent=silent, high=4)
    assert analysis.skm is not None

    with use_language("en"):
        said = " ".join(index_sentences(analysis))

    assert analysis.data.n_responses == people + silent
    assert is_provisional(analysis.skm) is expected
    assert (f"provisional: fewer than {FEW_RESPONSES} responses" in said) is expected


def test_two_likely_classes_make_the_class_provisional() -> None:
    # 25 · 3.0625 = 76.5625, a hair below the bound of 76.61 between C and B.
    rng = np.random.default_rng(7)
    instrument = questionnaire({"unsur": ELEMENTS}, scale=(1, 4), families={"unsur": "skm"})
    given = {element: rng.permutation([3] * 60 + [4] * 4).tolist() for element in ELEMENTS}
    analysis = analyse(answers(**given), instrument)
    assert analysis.skm is not None

    with use_language("en"):
        said = " ".join(index_sentences(analysis))

    assert is_provisional(analysis.skm)
    assert "provisional: two classes are each likelier than" in said
