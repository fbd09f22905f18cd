"""What was done to a shareable file, and what it costs: said in the file and in its package."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.datasets.dataset import DataColumn, Dataset
from exports.shareable.generalisation_steps import COMBINED
from exports.shareable.k_anonymity import Anonymous
from instruments.i18n import _, format_number, format_percent
from servqual_desk.importing.raw_table import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """What was done: the columns before and after, and those over which the file is k-anonymous."""

    k: int
    names: tuple[str, ...]
    found: Anonymous
    before: Dataset
    columns: tuple[DataColumn, ...]


def statement(done: Treatment) -> str:
    """Some sentences, then a line for each mean before and after; in the language in force."""
    return "\n".join([*_sentences(done), *_means(done)])


def _sentences(done: Treatment) -> Iterator[str]:
    yield _(
        "This file is made to be handed on. It has no identifiers, no times, no enumerators and nobody's own words; days are "
        "told by month, a person's numbers in bands, and the rows are in the order of their content."
    )
    yield from cost(done)
    yield _("Whoever gets the file promises not to look for persons in it.")


def cost(done: Treatment) -> Iterator[str]:
    """What is protected, and what is lost for it."""
    if done.names:
        yield _("At least {k} responses share each combination of: {columns} (k-anonymity).").format(
            k=done.k, columns=", ".join(done.names)
        )
    given = sum(value is not None for name in done.names for value in _values(done.before.columns, name))
    lost = sum(done.found.blanked.values())
    if done.names and not lost:
        yield _("No answer in these columns was left out.")
    if lost:
        each = ", ".join(f"{name} {format_number(n, 0)}" for name, n in done.found.blanked.items() if n)
        yield _("For that, {share} of the answers in these columns were left out ({n} of {all}): {columns}.").format(
            share=format_percent(lost / given, 1), n=format_number(lost, 0), all=format_number(given, 0), columns=each
        )
    coarse = [name for name, step in done.found.steps.items() if step and done.found.blanked[name] < _given(done, name)]
    if coarse:
        yield _("Told less exactly: {columns}.").format(columns=", ".join(coarse))
    with_them = {name: n for name in _others(done) if (n := _given(done, name) - _given(done, name, told=True))}
    if with_them:
        each = ", ".join(f"{name} {format_number(n, 0)}" for name, n in with_them.items())
        yield _("Left out with an answer because of which they were asked, as they would tell it: {columns}.").format(
            columns=each
        )
    if any(COMBINED in column.values for column in done.columns):
        yield _("“{code}” stands for the codes that few responses have, told together.").format(code=COMBINED)


def _others(done: Treatment) -> Iterator[str]:
    return (column.name for column in done.columns if column.name not in done.names)


def _given(done: Treatment, name: str, *, told: bool = False) -> int:
    return sum(value is not None for value in _values(done.columns if told else done.before.columns, name))


def _values(columns: Sequence[DataColumn], name: str) -> Sequence[Value]:
    return next(column.values for column in columns if column.name == name)


def _means(done: Treatment) -> Iterator[str]:
    """Of each column of numbers the mean and n, before and after."""
    after = {column.name: column for column in done.columns}
    yield _("Means before and after (n):")
    for column in done.before.columns:
        if column.is_numeric and after[column.name].is_numeric:
            yield f"{column.name}: {_mean(column.values)} → {_mean(after[column.name].values)}"


def _mean(values: Sequence[Value]) -> str:
    numbers = [value for value in values if isinstance(value, int | float)]
    mean = format_number(sum(numbers) / len(numbers), 3) if numbers else _("undefined")
    return f"{mean} ({format_number(len(numbers), 0)})"
