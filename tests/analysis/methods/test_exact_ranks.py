"""Rank tests of few responses against coin and exactRankTests (`oracles/exact_ranks.R`)."""

from typing import Any

import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.gaps.spec import GapsOptions
from analysis.methods.groups.spec import GroupsOptions
from analysis.methods.trend.spec import TrendOptions
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, row

EXPECTED = oracle("exact_ranks")
FEW = 40


def gaps(responses: int) -> Outcome:
    return METHODS["gaps"].run(frame().head(responses), instrument(), GapsOptions(bootstrap=False))


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return gaps(FEW)


@pytest.mark.parametrize(
    "expected", [*EXPECTED["dimensions"], *EXPECTED["items"]], ids=lambda e: next(iter(e.values()))
)
def test_signed_ranks_with_ties_and_zeros(outcome: Outcome, expected: dict[str, Any]) -> None:
    kind = "item" if "item" in expected else "dimension"
    ours = row(outcome.table(f"gap_{kind}s"), **{kind: expected[kind]})
    assert all(agree(ours[name], expected[name]) for name in ("n", "wilcoxon_w", "wilcoxon_p", "wilcoxon_exact_p"))


def test_two_groups_with_ties() -> None:
    found = METHODS["groups"].run(frame().head(FEW), instrument(), GroupsOptions(by="sex", families=("servqual",)))
    for expected in EXPECTED["sex"]:
        ours = row(found.table("lab_group_tests"), scale=expected["scale"], battery="perception", test="mann_whitney")
        assert agree(ours["n"], expected["n"])
        assert agree(ours["statistic"], expected["u"])
        assert agree(ours["p"], expected["p"])


def test_two_waves_with_ties() -> None:
    options = TrendOptions(before="2024-1", after="2025-1", families=("servqual",), measures=("perception",))
    table = METHODS["trend"].run(frame().head(FEW), instrument(), options).table("lab_change")
    for expected in EXPECTED["waves"]:
        ours = row(table, scale=expected["scale"])
        assert agree(ours["mann_whitney_u"], expected["u"])
        assert agree(ours["mann_whitney_p"], expected["p"])


def test_what_is_not_counted_says_why_and_where_nothing_is_there_is_no_column() -> None:
    some, none = gaps(62), gaps(150)
    place = [column.id for column in some.table("gap_items").columns].index("wilcoxon_exact_p")
    assert {cells[place] is None for cells in some.table("gap_items").rows} == {True, False}
    assert "ranks_approximated" in codes(some)
    assert "wilcoxon_exact_p" not in {column.id for column in none.table("gap_items").columns}
    assert "ranks_approximated" not in codes(none) | codes(gaps(FEW))
