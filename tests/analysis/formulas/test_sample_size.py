import subprocess
import sys

import pytest

from analysis.formulas.sample_size import krejcie_morgan, slovin


@pytest.mark.parametrize(
    ("population", "sample"),
    # Rows of the table in Krejcie & Morgan (1970), p. 608.
    [
        (10, 10),
        (15, 14),
        (50, 44),
        (100, 80),
        (200, 132),
        (500, 217),
        (1000, 278),
        (5000, 357),
        (10_000, 370),
        (50_000, 381),
        (100_000, 383),
        (1_000_000, 384),
    ],
)
def test_the_table_of_krejcie_and_morgan(population: int, sample: int) -> None:
    assert krejcie_morgan(population) == sample


def test_no_sample_is_larger_than_its_population() -> None:
    assert all(krejcie_morgan(n) <= n and slovin(n, 0.05) <= n for n in range(1, 500))


@pytest.mark.parametrize(
    ("population", "margin", "sample"),
    # By hand: 1000 / (1 + 1000·0.0025) = 285.71…; 400 / (1 + 400·0.0025) = 200 exactly; 100 / (1 + 100·0.01) = 50 exactly;
    # 12,345 / (1 + 12,345·0.0009) = 1019.35…; 1 / 1.0025 = 0.99…
    [(1000, 0.05, 286), (400, 0.05, 200), (100, 0.1, 50), (12_345, 0.03, 1020), (1, 0.05, 1)],
)
def test_slovin_is_rounded_up(population: int, margin: float, sample: int) -> None:
    assert slovin(population, margin) == sample


def test_slovin_does_not_stumble_over_binary_fractions() -> None:
    # A population of N = 1 / e² gives exactly N / 2; e where that is a whole number.
    for percent in (1, 2, 4, 5, 8, 10, 20, 25):
        whole, rest = divmod(10_000, percent**2)
        if rest == 0 and whole % 2 == 0:
            assert slovin(whole, percent / 100) == whole // 2


@pytest.mark.parametrize("population", [0, -5])
def test_a_population_without_members_has_no_sample(population: int) -> None:
    with pytest.raises(ValueError, match=str(population)):
        krejcie_morgan(population)
    with pytest.raises(ValueError, match=str(population)):
        slovin(population, 0.05)


@pytest.mark.parametrize("margin", [0, 1, -0.05, 5])
def test_a_margin_is_a_share(margin: float) -> None:
    with pytest.raises(ValueError, match=str(margin)):
        slovin(100, margin)


def test_planning_needs_no_statistics_package() -> None:
    script = "import sys, analysis.formulas.sample_size; print({'numpy', 'pandas', 'scipy'} & set(sys.modules))"

    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "set()\n"
    )
