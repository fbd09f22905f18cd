"""The page: one row for what a test compares with its oracle, how many numbers, and the worst relative difference."""

import importlib
import inspect
import math
import re
from collections.abc import Iterator
from pathlib import Path

from tests.validation.ledger import LEDGER, Tally

DOCUMENT = Path(__file__).parents[2] / "docs" / "validation.md"

FLOOR = -12  # differences below 1e-12 are a double's rounding, and depend on the machine

# Section of the result → what the reference surveys' expected values were computed with.
SECTION_ORACLES = {
    "data": "counted in R",
    "reliability": "R psych (alpha and its interval), lavaan (omega)",
    "gaps": "R t.test, wilcox.test, p.adjust",
    "priorities": "arithmetic in R",
    "regression": "R lm, car, lmtest, sandwich, nortest, shapiro.test",
    "skm": "arithmetic in R",
}

# Test → its data, where it is not the lab's own survey.
SURVEY = "`counter.csv`, 150 simulated responses"
DATA = {
    "test_holzingers_nine_tests": "Holzinger and Swineford",
    "test_the_published_importance_of_the_swiss_fertility_data": "swiss (R)",
    "test_zone_of_tolerance": "`zone.csv`",
    "test_zone_of_an_item_has_its_own_responses": "`zone.csv`",
    "test_critical_r_for_any_n": "none: r from n alone",
    "test_the_example_of_shrout_and_fleiss": "six targets of four judges",
    "test_kappa_is_psychs": "four tables of counts",
    "test_two_coders_code_by_code_and_together": "eight coded comments",
    "test_two_coders_of_sources_code_by_code_and_together": "eight coded sources",
    "test_importance_performance_and_gain": "lab-servqual",
    "test_what_each_sign_measures": "a sheet made for it",
    "test_signs_by_enumerator": "fifteen sheets of two enumerators",
    "test_kendall_is_counted_exactly_for_few_responses_without_ties": "ten values without ties",
    "test_signed_ranks_with_ties_and_zeros": "`counter.csv`, its first 40 responses",
    "test_two_groups_with_ties": "`counter.csv`, its first 40 responses",
    "test_two_waves_with_ties": "`counter.csv`, its first 40 responses",
    "test_the_model_of_a_dimension_is_that_of_ltm": "400 simulated responses",
    "test_discrimination_thresholds_and_information_with_their_errors": "400 simulated responses",
    "test_information_of_the_test": "400 simulated responses",
    "test_items_that_groups_of_one_level_answer_differently": "400 simulated responses",
    "test_one_code_a_comment_is_compared_code_with_code": "six coded comments",
}

HEAD = """# Validation

Made by the tests (`make validation`), never by hand; a test holds this page to what they find. Every number is compared with
an oracle that is not ours. A difference is relative to the oracle's number and printed as the next power of ten above it;
under 1e-12 it is a double's rounding. Numbers that differ by less than 1e-12 absolutely (zeros, tiny p values) count as
equal. Where the difference is larger than 1e-9 the oracle itself stops searching earlier (lavaan, ltm, effectsize, factanal,
qtukey) or prints fewer digits; the test says so beside its tolerance.
"""


def page() -> str:
    """The whole document, from the ledger of a run that has ended."""
    return "\n".join(
        [
            HEAD,
            "## Main analysis, on real surveys\n",
            *_table("Result", "Oracle", "Data", rows=_surveys()),
            "\nThe surveys, their sources and the R scripts stand beside the project, because not all may be redistributed.\n",
            "## NIST's certified regressions\n",
            "Correct significant digits of the worst number (a double holds 15).",
            "Wampler 1 and 2 fit exactly: their certified errors are 0, and ours are.\n",
            *_table("Set", "Numbers of", "Oracle", rows=_nist(), last="Correct digits"),
            "\n## The lab's methods\n",
            "Oracle scripts: `tests/analysis/methods/oracles/*.R`.\n",
            *_table("Method", "What is compared", "Oracle", "Data", rows=_methods()),
            "",
        ]
    )


def differences(written: str, made: str) -> list[str]:
    """Lines in which two pages differ; a neighbouring power of ten, or digit, is the same (another machine's last bits)."""
    pairs = list(zip(written.splitlines(), made.splitlines(), strict=False))
    wrong = [f"written: {a}\nmade:    {b}" for a, b in pairs if not _is_same(a, b)]
    if len(written.splitlines()) != len(made.splitlines()):
        wrong.append("the pages have another number of lines")
    return wrong


def _is_same(written: str, made: str) -> bool:
    if written == made:
        return True
    (first, a), (second, b) = (re.subn(r"(?:< 1e-|≥ )(\d+) \|$", "", line) for line in (written, made))
    if not (a and b) or first != second:
        return False
    return abs(_exponent(written) - _exponent(made)) <= 1


def _exponent(line: str) -> int:
    return int(re.findall(r"\d+", line)[-1])


def _table(*titles: str, rows: Iterator[tuple[str, ...]], last: str = "Worst relative difference") -> list[str]:
    head = [*titles, "Numbers", last]
    return [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *(f"| {' | '.join(row)} |" for row in rows)]


def _surveys() -> Iterator[tuple[str, ...]]:
    totals: dict[tuple[str, str], Tally] = {}
    for (file, _test, case), tally in LEDGER.items():
        if file.endswith("test_references.py"):
            section, _, survey = case.partition("/")
            total = totals.setdefault((section, survey), Tally())
            total.values += tally.values
            total.worst = max(total.worst, tally.worst)
    for (section, survey), total in sorted(totals.items()):
        if section in SECTION_ORACLES and total.values > 1:
            yield (section, SECTION_ORACLES[section], survey, str(total.values), _bound(total.worst))


def _nist() -> Iterator[tuple[str, ...]]:
    kinds = {"test_coefficients": "coefficients", "test_standard_errors_and_fit": "standard errors, R², F, σ"}
    for (file, test, case), tally in LEDGER.items():
        if file.endswith("test_nist.py"):
            digits = math.floor(-math.log10(tally.worst))
            yield (case, kinds[test], "NIST StRD, certified", str(tally.values), f"≥ {digits}")


def _methods() -> Iterator[tuple[str, ...]]:
    for (file, test, _case), tally in LEDGER.items():
        oracle = _oracle(file)
        if "/methods/" in file and oracle:
            method = Path(file).stem.removeprefix("test_")
            yield (method, _words(test), oracle, DATA.get(test, SURVEY), str(tally.values), _bound(tally.worst))


def _oracle(file: str) -> str:
    """What the file's first line says that it holds the method to; "" where that is no oracle."""
    module = importlib.import_module(file.removesuffix(".py").replace("/", "."))
    found = re.search(r"against (.+?)(?: \(| and against |\.$)", inspect.getdoc(module) or "", re.MULTILINE)
    return found[1] if found else ""


def _words(test: str) -> str:
    words = test.removeprefix("test_").replace("_", " ")
    return re.sub(r"\b(psych|lavaan|lm|coeftest|clm|polr|r|regulation|brant|holzinger)s\b", r"\1's", words)


def _bound(difference: float) -> str:
    exponent = math.ceil(math.log10(difference)) if difference else FLOOR
    return f"< 1e{max(exponent, FLOOR):03d}"
