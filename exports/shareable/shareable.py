"""A dataset that may be handed on: without what leads back to a person, and k-anonymous over what others may know of them."""

from collections.abc import Sequence
from dataclasses import replace

from exports.datasets.dataset import DataColumn, Dataset
from exports.datasets.shape import only
from exports.shareable.follow_ups import without_follow_ups
from exports.shareable.generalisation_steps import is_counted, ladder
from exports.shareable.k_anonymity import anonymous
from exports.shareable.statement import Treatment, cost, statement
from instruments.i18n import _, ngettext, use_language
from servqual_desk.errors import DataError
from servqual_desk.words.shareable_columns import PLACES_AND_WAVE, may_be_shared

K = 5


def shareable(data: Dataset, *, k: int = K, quasi: Sequence[str] = (), columns: Sequence[str] = ()) -> Dataset:
    """The dataset as it may be handed on, its rows in the order of their content, with a statement of what was done.

    Identifiers, times, the enumerator, the consent and everything in a person's own words are left out; days are told by month,
    numbers about a person in bands. What was asked only because of an answer that is no longer told goes empty with it.

    Args:
        data: coded and wide, as `dataset` makes it.
        k: so many responses at least share each combination of the quasi-identifiers.
        quasi: their columns; where it is empty, the profile, the days, and the unit, service and wave.
        columns: what is kept of the rest; all where it is empty.

    Raises:
        DataError: fewer than k responses, or a column that a shareable file does not have.
    """
    done = _treated(data, k, quasi, columns)
    with use_language(data.language):
        made = replace(done.before, columns=done.columns, is_shareable=True, statement=statement(done))
    return _in_order(made)


def cost_of_sharing(
    data: Dataset, *, k: int = K, quasi: Sequence[str] = (), columns: Sequence[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns by which people could be known, and sentences about what `shareable` would lose to protect them."""
    done = _treated(data, k, quasi, columns)
    with use_language(data.language):
        return done.names, tuple(cost(done))


def _treated(data: Dataset, k: int, quasi: Sequence[str], columns: Sequence[str]) -> Treatment:
    if data.n_rows < k:
        sentence = ngettext(
            "There is only {n} response, and each must be like {k} in a shareable file; collect more, or choose a smaller --k.",
            "There are only {n} responses, and each must be like {k} in a shareable file; collect more, or choose a smaller --k.",
            data.n_rows,
        )
        raise DataError(sentence.format(n=data.n_rows, k=k))
    safe = _in_order(_safe(data, columns))
    names = _quasi_names(safe, quasi)
    known = {column.name: column for column in safe.columns}
    found = anonymous([ladder(known[name]) for name in names], k)
    less_exact = {column.name: column for column in found.columns}
    coarse = [less_exact.get(column.name) or _coarse(column) for column in safe.columns]
    changed = without_follow_ups(coarse, {name: (known[name], less_exact[name]) for name in names}, data.instrument)
    return Treatment(k=k, names=names, found=found, before=safe, columns=changed)


def _safe(data: Dataset, columns: Sequence[str]) -> Dataset:
    """The columns that may be handed on, and of these the wanted ones."""
    kept = tuple(one for one in data.columns if may_be_shared(one.name, one.variable))
    return only(replace(data, columns=kept), columns)


def _quasi_names(data: Dataset, wanted: Sequence[str]) -> tuple[str, ...]:
    known = [column.name for column in data.columns]
    sentence = _("There is no column “{column}” in a shareable file to protect. Use some of: {columns}.")
    if unknown := [name for name in wanted if name not in known]:
        raise DataError([sentence.format(column=name, columns=", ".join(known)) for name in unknown])
    return tuple(dict.fromkeys(wanted)) or tuple(column.name for column in data.columns if is_quasi(column))


def is_quasi(column: DataColumn) -> bool:
    """Whether others may know of a person what stands in the column: who they are, a day, where they were.

    Of the profile, what everyone is asked and is no opinion: a follow-up question and several choices tell what a person did.
    """
    if column.variable is None:
        return column.name in PLACES_AND_WAVE and len(set(column.values)) > 1
    question = column.variable.question
    if question is None or column.holds == "date":
        return column.holds == "date"
    asks_who = question.traits.is_one_choice or is_counted(column)
    return question.role == "profile" and asks_who and not question.show_if


def _coarse(column: DataColumn) -> DataColumn:
    """A column that is no quasi-identifier: days by month all the same, and a person's numbers in bands."""
    question = column.variable.question if column.variable else None
    is_of_person = is_counted(column) and question is not None and question.role == "profile"
    return ladder(column).steps[0] if column.holds == "date" or is_of_person else column


def _in_order(data: Dataset) -> Dataset:
    """Rows by their content, so that nothing tells who came first."""
    rows = sorted(
        range(data.n_rows), key=list(zip(*(column.cells for column in data.columns), strict=True)).__getitem__
    )
    return replace(data, columns=tuple(replace(one, values=[one.values[row] for row in rows]) for one in data.columns))
