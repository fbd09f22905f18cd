"""A limit stands in `analysis.thresholds`, one of an interview in `interviewing.quality_limits`, and nowhere a second time."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import analysis
from analysis import thresholds
from analysis.methods import METHODS
from analysis.options import Options
from servqual_desk.interviewing import quality_limits

HOUSE = Path(analysis.__file__).parents[1]
# Where numbers are judged and worded. Formulas hold constants of their own (a step's size, a series' coefficients).
JUDGING = [
    path
    for room in ("analysis", "exports/words", "exports/report", "ui/results", "ui/lab")
    for path in sorted((HOUSE / room).rglob("*.py"))
    if path.name != "thresholds.py" and "formulas" not in path.parts
]
FORMULAS = [*sorted((HOUSE / "analysis/formulas").rglob("*.py"))]
# Not limits but where an iteration begins or ends, a series' coefficients, or what a table of 1970 was made with.
OF_THE_FORMULA = {
    "equal_groups.py": {"0.9", "0.95"},
    "factor_structure.py": {"0.9", "0.95"},
    "graded_response.py": {"0.001", "0.3"},
    "lilliefors.py": {"0.01", "0.85", "0.9"},
    "omega_total.py": {"0.9"},
    "ordered_logit.py": {"0.01"},
    "sample_size.py": {"0.05"},
}
ROOM_OF_AN_OPTION = ("least", "most", "step")  # between which limits an option may be set
ROUNDING = 1e-6
QUANTILE = "ppf|isf|_below"
# Figures in sentences that are no limits: names (a regulation, a robust error, a weight), ends of a scale, a definition.
NAMES_WITH_FIGURES = re.compile(
    r"\b\d+/\d{4}\b|HC3|ICC\([123],[1k]\)|λ4|df [12]|1/9|0\.111?\b|1 to [45]|25 to 100|\b[01]\b|25 ×|× 25|\b100\b"
    r"|\((?:[A-Z]\w+ )?\d{4}\)|\b[Gg]ap [15]\b"
)


@cache
def limits() -> frozenset[Decimal]:
    """Every limit that is no whole number and no half: a 5, a 10, a half say many things."""
    named = {**vars(thresholds), **vars(quality_limits)}
    found = {Decimal(str(value)) for value in _numbers({k: v for k, v in named.items() if k.isupper()})}
    return frozenset(value for value in found if 2 * value % 1)


def _numbers(value: object) -> Iterator[float | Decimal]:
    if isinstance(value, float | Decimal):
        yield value
    elif isinstance(value, tuple | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _numbers(part)


def constants(tree: ast.AST) -> Iterator[ast.Constant]:
    """The constants of a file, but for the range within which an option may be set."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.keyword) and node.arg in ROOM_OF_AN_OPTION:
            continue
        if isinstance(node, ast.Constant):
            yield node
        yield from constants(node)


def as_number(value: object) -> Decimal | None:
    """A float, or a string that is nothing but a decimal number, as it is written."""
    if isinstance(value, float) or (isinstance(value, str) and re.fullmatch(r"-?\d*\.\d+", value)):
        return Decimal(str(value))
    return None


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.AST]:
    """What judges, parsed, by where it stands."""
    return {str(path.relative_to(HOUSE)): ast.parse(path.read_text(encoding="utf-8")) for path in JUDGING}


def test_no_limit_is_written_down_a_second_time(trees: dict[str, ast.AST]) -> None:
    again = [
        f"{path}:{node.lineno}: {node.value}"
        for path, tree in trees.items()
        for node in constants(tree)
        if as_number(node.value) in limits()
    ]

    assert not again, "read these from analysis.thresholds"


def test_no_formula_has_a_limit_of_its_own() -> None:
    again = {
        (path.name, str(node.value))
        for path in FORMULAS
        for node in constants(ast.parse(path.read_text(encoding="utf-8")))
        if as_number(node.value) in limits()
    }

    assert again == {(name, value) for name, values in OF_THE_FORMULA.items() for value in values}


def that_say(words: str, *rooms: str) -> Iterator[tuple[Path, ast.AST]]:
    """The files with such words somewhere, parsed; most have none and need not be."""
    for room in rooms:
        for path in sorted((HOUSE / room).rglob("*.py")):
            if re.search(words, code := path.read_text(encoding="utf-8")):
                yield path, ast.parse(code)


def test_no_quantile_is_asked_at_a_bare_figure() -> None:
    """Of an interval or a test: `(1 + CONFIDENCE) / 2`, `1 - LEVEL`."""
    asked = [
        f"{path.relative_to(HOUSE)}, line {node.lineno}: {ast.unparse(node)}"
        for path, tree in that_say(QUANTILE, "analysis")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)
        if re.search(rf"({QUANTILE})$", ast.unparse(node.func))
    ]

    assert not asked


def test_the_base_value_of_the_index_stands_once() -> None:
    reckoned = [
        f"{path.relative_to(HOUSE)}, line {node.lineno}"
        for path, tree in that_say(
            str(thresholds.BASE_VALUE), "analysis", "exports/charts", "exports/report", "exports/words", "ui"
        )
        for node in ast.walk(tree)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div)
        for side in (node.left, node.right)
        if isinstance(side, ast.Constant) and side.value == thresholds.BASE_VALUE
    ]

    assert not reckoned


def test_no_number_is_compared_with_a_bare_figure(trees: dict[str, ast.AST]) -> None:
    compared = [
        f"{path}:{node.lineno}: {ast.unparse(node)}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        if isinstance(side, ast.Constant) and _is_a_limit(side.value)
    ]

    assert not compared, "give the figure a name in analysis.thresholds"


def _without_names(sentence: str) -> str:
    """A sentence without its {places}, and without what has a figure in its name."""
    return NAMES_WITH_FIGURES.sub("", re.sub(r"\{\w+\}", "", sentence))


def _is_a_limit(value: object) -> bool:
    """Up to three a number counts what a formula needs (two values for a spread, three items for a factor)."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and abs(value) > ROUNDING and value not in (1, 2, 3)


def test_no_sentence_says_a_limit_in_figures(trees: dict[str, ast.AST]) -> None:
    said = [f"{path}: {sentence}" for path, tree in trees.items() for sentence in _with_figures(tree)]

    assert not said, "name the limit by a placeholder of exports.words.limits"


def _with_figures(tree: ast.AST) -> list[str]:
    """The sentences with a figure. A method's formula is none: its figures are no limits."""
    nodes = list(ast.walk(tree))
    formulas = {id(node.value) for node in nodes if isinstance(node, ast.keyword) and node.arg == "formula"}
    return [
        argument.value
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_", "ngettext")
        if id(node) not in formulas
        for argument in node.args
        if isinstance(argument, ast.Constant)
        if isinstance(argument.value, str) and re.search(r"\d", _without_names(argument.value))
    ]


@pytest.mark.parametrize("method", ["gaps", "priorities", "reliability", "skm"])
def test_the_survey_is_analysed_by_the_default_options_of_the_lab(method: str) -> None:
    assert getattr(Options(), method) == METHODS[method].options()


def test_classes_of_the_index_leave_no_gap_between_them() -> None:
    ranges = thresholds.skm_class_ranges()
    for (_letter, lowest, _highest), (_below, _lowest, highest) in pairwise(ranges):
        assert lowest - highest == Decimal("0.01")
