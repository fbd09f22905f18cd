"""A judgement is said only where its written conditions hold, and is written down in one file alone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scipy.stats import norm

from analysis import thresholds
from analysis.methods import METHODS, Outcome, controls
from analysis.methods.fields import Choice, Options, Whole
from analysis.table import Table
from exports.words import judgements
from exports.words.codes import CODES
from exports.words.improve_and_keep import CERTAINTIES
from exports.words.judgements import RULES, WORDS, Rule, gap_judgement
from tests.analysis.methods.survey import frame, instrument

ROOMS = tuple(Path(__file__).parents[3] / room for room in ("analysis", "exports", "ui", "servqual_desk"))
JUDGING = re.compile(r"(?<!how )\b(valid|reliable|unreliable|met|better|worse|important|unimportant)\b", re.IGNORECASE)
SAYING = ("_", "N_", "C_", "NN_", "ngettext", "pgettext")


def messages(path: Path) -> Iterator[str]:
    """Every message of a file, as a translator meets it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
            yield from (a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))


def test_no_judgement_is_written_outside_the_one_file() -> None:
    own = Path(str(judgements.__file__))
    assert any(JUDGING.search(message) for message in messages(own))
    elsewhere = [
        f"{path}: {message}"
        for room in ROOMS
        for path in sorted(room.rglob("*.py"))
        if path != own
        for message in messages(path)
        if JUDGING.search(message)
    ]
    assert elsewhere == []


def test_every_verdict_of_a_rule_has_its_word_and_every_word_a_rule() -> None:
    assert {rule.verdict for rule in RULES} == set(WORDS)
    assert all(CODES[verdict] == word for verdict, word in WORDS.items())
    assert all(rule.absolute or rule.relative or rule.certainty for rule in RULES)


# Both ways: where the conditions of a rule hold its verdict stands, and no other.


def outcomes() -> Iterator[tuple[Outcome, Options]]:
    """Every method that judges, with each choice of its options; the steps of the funnel against a half."""
    for method in (
        "validity",
        "reliability",
        "cfa",
        "regression",
        "one_sample",
        "cohen",
        "funnels",
        "gaps",
        "mediation",
        "single_factor",
        "penalty_reward",
        "invariance",
        "graded_response",
    ):
        options = METHODS[method].options
        fields = controls(options)
        quick = {f.name: f.control.min for f in fields if isinstance(f.control, Whole) and f.name == "resamples"}
        choices = [f for f in fields if isinstance(f.control, Choice)]
        others = [(f.name, value) for f in choices for value in f.control.values if value != f.default]
        chosen = [quick, *({**quick, name: value} for name, value in others)]
        if method == "funnels":
            chosen = [{"benchmarks": ("digital_aware = 50", "digital_used = 50")}]
        for given in chosen:
            halves = {f.name: 0.5 for f in fields if f.name.endswith("_benchmark")}
            asked = options(**given, **halves)
            yield METHODS[method].run(frame(), instrument(), asked), asked


@pytest.fixture(scope="module")
def judged() -> list[tuple[Table, Options]]:
    about = {rule.table for rule in RULES}
    return [(table, options) for outcome, options in outcomes() for table in outcome.tables if table.id in about]


def test_a_verdict_stands_where_its_rule_holds_and_nowhere_else(judged: list[tuple[Table, Options]]) -> None:
    seen = 0
    for table, options in judged:
        for column in dict.fromkeys(rule.column for rule in RULES if rule.table == table.id):
            for row in table.rows:
                cells = {c.id: cell for c, cell in zip(table.columns, row, strict=True)}
                if cells[column] is not None:
                    holding = [
                        r.verdict
                        for r in RULES
                        if r.table == table.id and r.column == column and holds(r, cells, table, options)
                    ]
                    assert holding == [cells[column]], (table.id, cells)
                    seen += 1
    assert seen > 300


def holds(rule: Rule, cells: dict[str, Any], table: Table, options: Options) -> bool:
    """Whether every condition of a rule is true of a row."""
    if any(cells[column] not in values for column, values in rule.only.items()):
        return False
    names = {
        **vars(thresholds),
        "level": getattr(options, "level", thresholds.LEVEL),
        "n": table.sample.used,
        **table.params,
        **cells,
    }
    names |= {"judged_r": cells.get(str(table.params.get("judged"))), "normal_p": lambda z: 2 * norm.sf(z)}
    names.setdefault("benchmark", getattr(options, f"{cells.get('stage')}_benchmark", None))
    names |= {"min": min, "abs": abs, "__builtins__": {}}
    conditions = [text for text in (rule.absolute, rule.relative, rule.certainty, rule.n) if text]
    return all(eval(text, dict(names)) for text in conditions)


def test_both_verdicts_of_a_rule_are_met_with(judged: list[tuple[Table, Options]]) -> None:
    """A rule that no row ever touches would be held to nothing."""
    met = {
        (table.id, str(row[at]))
        for table, _options in judged
        for column in ("verdict", "htmt_verdict", "fornell_larcker")
        if column in [c.id for c in table.columns]
        for at in [[c.id for c in table.columns].index(column)]
        for row in table.rows
    }
    assert {("lab_validity", "valid"), ("reliability", "reliable"), ("reliability", "reliability_unsure")} <= met
    assert any(table == "lab_funnel" and verdict != "None" for table, verdict in met)
    assert {("regression_assumptions", "met"), ("lab_cfa_judgement", "met"), ("lab_equivalence", "equivalent")} <= met


@pytest.mark.parametrize(
    ("lower", "upper", "begins"),
    [
        (None, None, "Expected"),
        (-0.9, -0.1, "The service falls short"),
        (0.1, 0.9, "The service exceeds"),
        (-0.1, 0.2, "The service is about"),
        (-0.1, 0.5, "With these responses no difference"),
        (-0.5, 0.1, "With these responses no difference"),
    ],
)
def test_a_gap_is_judged_by_its_whole_interval(lower: float | None, upper: float | None, begins: str) -> None:
    assert gap_judgement(lower, upper, 0.5, n=40).startswith(begins)


def test_every_certainty_of_a_place_is_worded() -> None:
    assert set(CERTAINTIES) == {"sure", "likely", "tie"}
