"""The table of correlations, why a pair has none, and the pairs as colours."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.formulas.association import FEWEST, Association
from analysis.formulas.multiple_tests import holm
from analysis.methods.respondent_scores import ScoreColumn
from analysis.methods.table_builder import alike, count, note, number, p_value, part, table
from analysis.table import Chart, Note, Table

COEFFICIENTS = {"pearson": number("r", 3), "spearman": number("rho", 3), "kendall": number("tau_b", 3)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two columns, how closely they go together, and which of them is one value for all."""

    first: ScoreColumn
    second: ScoreColumn
    found: Association
    constant: tuple[ScoreColumn, ...]

    @property
    def where(self) -> str:
        return f"correlations/{self.first.where}/{self.second.where}"


def correlations_table(pairs: Sequence[Pair], coefficient: str, controls: Sequence[str], started: int) -> Table:
    """A row a pair, with p corrected over all of them."""
    columns = (
        part("term", "term"),
        part("battery", "battery"),
        part("other_term", "term"),
        part("other_battery", "battery"),
        count("n"),
        COEFFICIENTS[coefficient],
        *alike(number, "lower", "upper", decimals=3),
        *alike(p_value, "p", "p_holm"),
    )
    adjusted = holm([p.found.p if math.isfinite(p.found.p) else None for p in pairs])
    rows = [
        (p.first.name, p.first.battery, p.second.name, p.second.battery, *p.found, corrected)
        for p, corrected in zip(pairs, adjusted, strict=True)
    ]
    notes = list({(n.code, n.where): n for pair in pairs for n in _reasons(pair, coefficient, len(controls))}.values())
    notes += [note("controls_held", "correlations", terms=", ".join(controls))] if controls else []
    method = f"partial_{coefficient}" if controls else coefficient
    return table("lab_correlations", columns, rows, started=started, method=f"{method}_holm", notes=notes)


def _reasons(pair: Pair, coefficient: str, controls: int) -> Iterator[Note]:
    """Why a cell of the pair is empty."""
    needed = FEWEST[coefficient] + controls
    if pair.found.n < needed:
        yield note("too_few_responses", pair.where, n=pair.found.n, needed=needed)
    elif pair.constant:
        for column in pair.constant:
            yield note("no_variance", f"correlations/{column.where}")
    elif math.isnan(pair.found.value):
        yield note("told_by_controls", pair.where)
    elif math.isnan(pair.found.lower):
        yield note("perfect_correlation", pair.where)


def charts(correlations: Table) -> tuple[Chart, ...]:
    """A picture a battery: its scores and the questions, each with each."""
    batteries = dict.fromkeys(battery for row in correlations.rows for battery in (row[1], row[3]) if battery)
    own = (_within(correlations, battery) for battery in list(batteries) or [""])
    coefficient = correlations.columns[5].id
    roles = {"x": "term", "y": "other_term", "value": coefficient}
    return tuple(Chart(id="lab_correlations", kind="heatmap", table=table, roles=roles) for table in own if table.rows)


def _within(correlations: Table, battery: object) -> Table:
    return replace(correlations, rows=tuple(row for row in correlations.rows if {row[1], row[3]} <= {battery, ""}))
