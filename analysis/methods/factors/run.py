"""Exploratory factors in the lab: do the answers fall into the dimensions that the questionnaire claims?

    adequacy    KMO, Bartlett's test of sphericity
    how many    parallel analysis (Horn 1965): eigenvalues against those of random answers, seeded; or eigenvalues above 1, as
                theses have it, or the number asked for
    extraction  principal axis, maximum likelihood or principal components; rotation oblimin (quartimin), promax, varimax or none
    pattern     loadings sorted by the factor that they belong to

Over the responses complete on all items of one family in one battery; Pearson's correlations, or polychoric ones.
R: `psych::KMO`, `psych::cortest.bartlett`,
`psych::fa`, `psych::principal`, `factanal`, `GPArotation::oblimin`, `promax`, `varimax`.
"""

from collections.abc import Iterator

import pandas as pd

from analysis.answers import dimension_sets, overall_id, read_answers
from analysis.methods.factors.adequacy_table import adequacy_table
from analysis.methods.factors.number import chance_chart, choose_number, number_table, wanted_number
from analysis.methods.factors.pattern import Solution, pattern_chart, solution_tables, solve
from analysis.methods.factors.polychoric_input import polychoric_input
from analysis.methods.factors.spec import FactorsOptions
from analysis.methods.item_correlations import ItemCorrelations, item_correlations
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.table_builder import note
from analysis.table import Note
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: FactorsOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """The factors of one family in one battery; a note where the answers cannot be factored."""
    (measure,), (family,) = parts(options, "measure", instrument), parts(options, "family", instrument)
    where = f"factors/{overall_id(instrument, family)}/{measure}"
    answers = read_answers(frame, instrument)
    scales = dimension_sets(instrument, family, measure)
    data: ItemCorrelations | Note
    data = item_correlations(answers, [item for scale in scales for item in scale.items], measure)
    if data.reason:
        return Outcome(notes=(note(data.reason, where),))
    if options.correlations == "polychoric":
        data = polychoric_input(data, answers.complete_of(data.items, measure), where)
    if isinstance(data, Note):
        return Outcome(notes=(data,))
    chance, counted = number_table(data, answers.n, options, progress)
    wanted, rule_notes = wanted_number(options, counted, where)
    factors, notes = choose_number(options, wanted, len(data.items), where)
    solution: Solution = solve(data, factors, options)
    return Outcome(
        tables=(adequacy_table(data, answers.n), chance, *solution_tables(solution, answers.n)),
        charts=(chance_chart(chance), pattern_chart(solution, answers.n, options.hidden)),
        notes=(*_about_input(options, where), *rule_notes, *notes, *solution.notes(where)),
    )


def _about_input(options: FactorsOptions, where: str) -> Iterator[Note]:
    if options.correlations == "polychoric":
        yield note("polychoric_input", where)
