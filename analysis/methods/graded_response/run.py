"""Item response theory in the lab: which items tell people apart, at which level; and does an item mean the same to all groups?

Samejima's graded response model (1969) for every dimension of a questionnaire, by marginal maximum likelihood: discrimination and
thresholds with errors, information of items and test, marginal reliability. Then differential item functioning: people of the
same total score in different groups answer an item differently.

Missing answers: a response counts in its dimension with what it answered (missing at random); the comparison of groups takes
responses complete on the dimension. R: `ltm::grm`, `mirt::mirt(itemtype = "graded")`, `MASS::polr`.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.answers import Answers, ItemSet, dimension_sets, read_answers
from analysis.formulas.graded_response import graded_response
from analysis.item_matrices import Matrix
from analysis.methods.graded_response.dif import functioning_of, functioning_table, said
from analysis.methods.graded_response.spec import FEWEST_ITEMS, GradedResponseOptions
from analysis.methods.graded_response.tables import FittedDimension, fitted_tables
from analysis.methods.groups.split import group_labels
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.table_builder import chart, note
from analysis.table import Note
from analysis.thresholds import FEW_FOR_GRADES, FEWEST_FOR_GRADES
from instruments.model import Instrument, Item
from instruments.progress import UNWATCHED, Progress

WHERE = "graded_response"


def run(
    frame: pd.DataFrame, instrument: Instrument, options: GradedResponseOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """Tables over the dimensions that have a model; a note for each that has none, and the comparison of groups."""
    (measure,), (family,) = (parts(options, name, instrument) for name in ("measure", "family"))
    scales = dimension_sets(instrument, family, measure)
    if measure == "gap" or not scales:
        return Outcome(notes=(note("no_grades_of_a_gap" if measure == "gap" else "no_answers", WHERE),))
    answers = read_answers(frame, instrument)
    fitted, notes = list[FittedDimension](), list[Note]()
    for position, scale in enumerate(scales):
        for found in _fitted(answers, scale, progress.part(position, len(scales))):
            if isinstance(found, Note):
                notes.append(found)
            else:
                fitted.append(found)
    fewest = min((own.model.n for own in fitted), default=FEW_FOR_GRADES)
    if fewest < FEW_FOR_GRADES:
        notes.append(note("grades_provisional", WHERE, n=fewest, needed=FEW_FOR_GRADES))
    about = {"measure": measure}
    tables = fitted_tables(fitted, about, len(frame)) if fitted else ()
    charts = (chart(tables[-1], "lines", x="theta", y="information", group="dimension"),) if fitted else ()
    return Outcome(tables=tables, charts=charts, notes=tuple(notes)).then(_compared(frame, answers, scales, options))


def _fitted(answers: Answers, scale: ItemSet, progress: Progress) -> Iterator[FittedDimension | Note]:
    """The model, or why there is none, and the items that are left out of it."""
    where = f"{WHERE}/{scale.id}"
    X, items = answers.of(scale.items, scale.battery), scale.items
    X, items, constant = _varying(X, items)
    yield from (note("grades_constant_item", f"{where}/{item.id}") for item in constant)
    n = int((~np.isnan(X)).any(axis=1).sum()) if len(items) else 0
    if len(items) < FEWEST_ITEMS:
        yield note("grades_few_items", where, items=len(items), needed=FEWEST_ITEMS)
    elif n < FEWEST_FOR_GRADES:
        yield note("too_few_responses", where, n=n, needed=FEWEST_FOR_GRADES)
    elif (model := graded_response(X, progress)) is None:
        yield note("grades_without_maximum", where)
    else:
        yield FittedDimension(dimension=scale.id, items=items, model=model, answered=(~np.isnan(X)).sum(axis=0))


def _varying(X: Matrix, items: tuple[Item, ...]) -> tuple[Matrix, tuple[Item, ...], list[Item]]:
    """The items with two or more different answers, and those without."""
    varies = [len(np.unique(answers[~np.isnan(answers)])) > 1 for answers in X.T]
    kept = tuple(item for item, own in zip(items, varies, strict=True) if own)
    return X[:, varies], kept, [item for item, own in zip(items, varies, strict=True) if not own]


def _compared(
    frame: pd.DataFrame, answers: Answers, scales: tuple[ItemSet, ...], options: GradedResponseOptions
) -> Outcome:
    """Differential item functioning by the groups that are large enough."""
    (by,) = parts(options, "by", answers.instrument) or ("",)
    if by not in frame.columns:
        return Outcome(notes=(note("grouping_absent", WHERE, variable=by),))
    labels, places = group_labels(frame[by])
    found = [
        own
        for scale in scales
        if len(scale.items) >= FEWEST_ITEMS
        for own in functioning_of(answers, scale, places, options.smallest)
    ]
    sizes = np.bincount(places[places >= 0], minlength=len(labels))
    small = int((sizes < options.smallest).sum())
    left_out = (note("groups_left_out", WHERE, left_out=small, smallest=options.smallest),) if small else ()
    if not any(own.groups > 1 for own in found):
        return Outcome(notes=(*left_out, note("one_group", WHERE, variable=by)))
    about = {"variable": by, "measure": scales[0].battery}
    table = functioning_table([own for own in found if own.groups > 1], about, len(frame))
    return Outcome(tables=(replace(table, notes=(*left_out, *table.notes)),), notes=tuple(said(table)))
