"""Words counted by hand; agreement of coders against psych::cohen.kappa (`oracles/comments.R`)."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.formulas.kappa import cohen_kappa
from analysis.methods import METHODS, Outcome
from analysis.methods.comments.spec import CommentsOptions
from analysis.methods.comments.words import stop_words
from tests.analysis.methods.survey import agree, codes, instrument, numbers, oracle, row

EXPECTED = oracle("comments")

# Eight comments by two coders; an empty list is a comment read without a code.
ANI = (["queue"], ["queue", "staff"], ["staff"], ["place"], [], ["queue"], ["place", "staff"], ["staff"])
BUDI = (["queue"], ["queue"], ["staff"], ["place"], ["queue"], ["queue"], ["place"], [])


def commented(*comments: str | None) -> pd.DataFrame:
    return pd.DataFrame({"comment": comments, "sqd_uuid": [f"u{i}" for i in range(len(comments))]})


def coding(**coders: Sequence[Sequence[str]]) -> pd.DataFrame:
    """The coding table: a row a coder, comment and code; a comment without a code has one row with an empty code."""
    rows = [
        (f"u{i}", coder, code) for coder, given in coders.items() for i, own in enumerate(given) for code in own or [""]
    ]
    return pd.DataFrame(rows, columns=["uuid", "coder", "code"])


def run(frame: pd.DataFrame, given: pd.DataFrame | None = None, **chosen: Any) -> Outcome:
    return METHODS["comments"].run(frame, instrument(), CommentsOptions(**chosen), coding=given)


def words(*comments: str, **chosen: Any) -> dict[str, tuple[int, int]]:
    """Word → in how many comments, how often in all."""
    table = run(commented(*comments), **chosen).table("lab_words")
    return {cells[0]: (cells[1], cells[3]) for cells in table.rows}


def test_words_are_counted_without_stop_words() -> None:
    found = words("Antrian lama dan petugas kurang ramah.", "ANTRIAN sangat lama, antrian!", "The queue is long")
    assert found == {
        "antrian": (2, 3),
        "lama": (2, 2),
        "kurang": (1, 1),
        "long": (1, 1),
        "petugas": (1, 1),
        "queue": (1, 1),
        "ramah": (1, 1),
    }
    assert list(found)[:2] == ["antrian", "lama"]  # most frequent first, then by letters


@pytest.mark.parametrize(
    ("comments", "expected"),
    [
        (("pelayanan baik", "pelayanannya baik"), {"pelayanan": (2, 2), "baik": (2, 2)}),
        (("hanya punya loketnya",), {"loketnya": (1, 1)}),  # no `loket` here: the word stays as it is
        (("cepat2 dan cepat-cepat",), {"cepat-cepat": (1, 2)}),
        (("yg di loket 3 tdk ada orang",), {"loket": (1, 1), "orang": (1, 1)}),
        (("don’t know", "AC mati"), {"know": (1, 1), "mati": (1, 1)}),
    ],
)
def test_what_counts_as_a_word(comments: tuple[str, ...], expected: dict[str, tuple[int, int]]) -> None:
    assert words(*comments) == expected


def test_shorter_words_and_fewer_of_them() -> None:
    assert words("AC mati", shortest=2) == {"ac": (1, 1), "mati": (1, 1)}
    assert len(words("satu dua tiga empat lima enam tujuh", words=5)) == 5


@pytest.mark.parametrize(
    ("language", "comments", "expected"),
    [
        # Stems by hand, after Tala (2003): me-, di-, pe- ... -an, -nya; after Porter: -ing, -ed, -s.
        ("indonesian", ("pelayanan lama", "dilayani", "pelayanan"), {"pelayanan": (3, 3), "lama": (1, 1)}),
        ("english", ("waiting for hours", "waited", "waiting"), {"waiting": (3, 3), "hours": (1, 1)}),
        ("forms", ("pelayanan", "dilayani"), {"dilayani": (1, 1), "pelayanan": (1, 1)}),
    ],
)
def test_forms_of_a_stem_are_one_word_where_wished(
    language: str, comments: tuple[str, ...], expected: dict[str, tuple[int, int]]
) -> None:
    assert words(*comments, stems=language) == expected


def test_the_overview_counts_who_wrote() -> None:
    table = run(commented("Ramah sekali", None, "  ", "Antrian lama sekali hari ini")).table("lab_comments")
    ours = dict(zip((column.id for column in table.columns), table.rows[0], strict=True))
    assert ours == {"n": 2, "share": 0.5, "words": 7, "median_words": 3.5, "most_words": 5.0}


def test_stop_words_of_both_languages_and_none_of_the_subject() -> None:
    assert {"yang", "yg", "the", "dan", "and", "sangat"} <= stop_words()
    assert not {"antrian", "petugas", "ramah", "kurang", "cepat", "lama", "mahal", "queue", "slow"} & stop_words()


@pytest.mark.parametrize("expected", EXPECTED["tables"], ids=lambda e: e["name"])
def test_kappa_is_psychs(expected: dict[str, Any]) -> None:
    ours = cohen_kappa(np.array(expected["counts"], dtype=float))
    for name in ("agreement", "kappa", "se"):
        assert agree(getattr(ours, name), expected[name], rel=1e-10), name
    assert agree(ours.interval.lower, expected["lower"], rel=1e-10)
    assert agree(ours.interval.upper, expected["upper"], rel=1e-10)


def test_perfect_agreement_and_none_to_judge() -> None:
    perfect = cohen_kappa(np.array([[3.0, 0], [0, 5]]))
    assert (perfect.kappa, perfect.se, perfect.band) == (1, 0, "almost_perfect")
    fixed = cohen_kappa(np.array([[2.0, 1], [0, 0]]))  # one coder always says yes
    assert fixed.kappa == pytest.approx(0)
    assert (fixed.interval.lower, fixed.interval.upper) == (None, None)
    assert np.isnan(cohen_kappa(np.array([[0.0, 0], [0, 5]])).kappa)  # both always say no
    assert np.isnan(cohen_kappa(np.zeros((2, 2))).kappa)


@pytest.mark.parametrize(
    ("kappa", "band"),
    [
        (-0.1, "poor"),
        (0.0, "slight"),
        (0.2, "slight"),
        (0.21, "fair"),
        (0.6, "moderate"),
        (0.61, "substantial"),
        (0.9, "almost_perfect"),
    ],
)
def test_landis_and_kochs_words(kappa: float, band: str) -> None:
    # Half of the answers yes for both coders: p_e = 1/2, so κ = 2·p_o − 1.
    same = (1 + kappa) / 4
    assert cohen_kappa(1000 * np.array([[same, 0.5 - same], [0.5 - same, same]])).band == band


def test_two_coders_code_by_code_and_together() -> None:
    table = run(commented(*["x"] * 8), coding(ani=ANI, budi=BUDI)).table("lab_kappa")
    for name in ("place", "queue", "staff"):
        ours = row(table, comment_code=name)
        assert (ours["coder"], ours["other_coder"], ours["scope"], ours["n"]) == ("ani", "budi", "one_code", 8)
        for number in ("agreement", "kappa", "lower"):
            assert agree(ours[number], EXPECTED["coding"][name][number], rel=1e-10), (name, number)
    together = row(table, scope="all_codes")
    assert all(agree(together[name], EXPECTED["coding"]["all"][name]) for name in ("kappa", "lower", "upper"))
    assert (together["both_gave"], together["one_gave"], together["neither_gave"]) == (6, 4, 14)


def test_one_code_a_comment_is_compared_code_with_code() -> None:
    one = [[code] for code in ("queue", "staff", "staff", "place", "queue", "place")]
    other = [[code] for code in ("queue", "staff", "queue", "place", "queue", "staff")]
    ours = row(run(commented(*["x"] * 6), coding(a=one, b=other)).table("lab_kappa"), scope="single_codes")
    for name in ("agreement", "kappa", "lower", "upper"):
        assert agree(ours[name], EXPECTED["single"][name], rel=1e-10), name
    assert (ours["both_gave"], ours["one_gave"], ours["neither_gave"]) == (4, 2, 0)


def test_codes_are_counted_once_a_comment() -> None:
    table = run(commented(*["x"] * 8), coding(ani=ANI, budi=BUDI)).table("lab_codes")
    assert table.rows == (("queue", 4, 0.5, 2), ("staff", 4, 0.5, 2), ("place", 2, 0.25, 2))


def test_codes_by_dimension() -> None:
    given = coding(ani=ANI).assign(dimension="reliability")
    given.loc[given["code"] == "place", "dimension"] = "tangibles"
    given.loc[given.index[0], "dimension"] = "empathy"  # one of three comments on the queue
    table = run(commented(*["x"] * 8), given).table("lab_code_dimensions")
    assert table.rows == (
        ("place", "tangibles", 2, 1.0),
        ("queue", "reliability", 2, 2 / 3),
        ("queue", "empathy", 1, 1 / 3),
        ("staff", "reliability", 4, 1.0),
    )


@pytest.mark.parametrize(
    ("frame", "given", "expected"),
    [
        (commented(None, ""), None, "no_comments"),
        (pd.DataFrame({"other": [1]}), None, "no_comments"),
        (commented("x"), None, "nothing_coded"),
        (commented("x"), coding(ani=[[]]), "nothing_coded"),
        (commented("x"), coding(ani=[["queue"]]), "one_coder"),
        (commented("x"), coding(ani=[["queue"]], budi=[["queue"]]), "kappa_undefined"),
        (commented("x", "y"), coding(ani=[["queue"], ["queue"]], budi=[["queue"], ["staff"]]), "kappa_fixed"),
        (
            commented("x", "y"),
            coding(ani=[["queue"]], budi=[["queue"]]).assign(uuid=["u0", "u1"]),
            "nothing_coded_twice",
        ),
        (commented("x"), coding(ani=[["queue"]]).assign(uuid="gone"), "nothing_coded"),
    ],
)
def test_poor_data_gives_reasons(frame: pd.DataFrame, given: pd.DataFrame | None, expected: str) -> None:
    outcome = run(frame, given)
    assert expected in codes(outcome)
    assert all(np.isfinite(number) for number in numbers(outcome))


def test_a_coding_without_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="coder, code"):
        run(commented("x"), pd.DataFrame({"uuid": ["u0"]}))


def test_three_coders_of_whom_each_read_some() -> None:
    """Each comment and code is a decision; by hand after Krippendorff (2011): 1 − (n − 1)·Σ m-disagreements/(n² − Σ n_c²)."""
    read = {
        "ani": [["queue"], ["queue"], ["staff"], []],
        "budi": [["queue"], ["staff"], ["staff"]],
        "citra": [["queue"]],
    }
    table = run(commented(*["x"] * 4), coding(**read)).table("lab_krippendorff")
    # queue: comment 1 three of three, 2 one of two, 3 none of two: n = 7, four yes and three no, disagreement 2 of comment 2.
    ours = row(table, comment_code="queue")
    assert (ours["coders"], ours["n"], ours["judgements"]) == (3, 3, 7)
    assert ours["alpha"] == pytest.approx(1 - 6 * 2 / (49 - 16 - 9))
    together = row(table, scope="all_codes")
    assert (together["n"], together["judgements"]) == (3, 14)
