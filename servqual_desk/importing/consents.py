"""What would change a file's cells, and is done only where a person agrees: codes recoded by labels, merged cells filled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from instruments.columns import Variable
from instruments.i18n import _, ngettext
from servqual_desk.importing.cell_error import listed
from servqual_desk.importing.cell_style import Style
from servqual_desk.importing.cell_values import codes_of
from servqual_desk.importing.column_match import Source
from servqual_desk.importing.foreign_file import Guess
from servqual_desk.importing.tick_cells import TickStyle, turned_ticks

Change = Literal["recode", "fill", "totals"]
_SEVERAL = 2  # the rows of even one merged cell
_MOST_PLACES = 3  # merged cells of a column, and tables of a map, that a sentence names


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One thing that a person may agree to.

    Attributes:
        what: `recode` codes by the file's own labels, `fill` merged cells downwards, or count rows that look like `totals`, which
            are faults of their own else.
        columns: theirs.
        ours: what a column map calls them; `used/ktp` for a column of ticks.
        how: what becomes of the cells, as it is shown.
        n_rows: how many rows of totals there seem to be; 0 for the others.
        is_given: whether a person has agreed.
    """

    what: Change
    columns: tuple[str, ...]
    ours: tuple[str, ...] = ()
    how: str
    n_rows: int = 0
    is_given: bool

    @property
    def is_needed(self) -> bool:
        """Whether nothing can be imported before a person has agreed; rows of totals are left out meanwhile."""
        return not self.is_given and self.what != "totals"

    def question(self, name: str) -> str:
        """Why the file `name` is not imported before somebody agrees, and how that is said on the command line."""
        if self.what == "recode":
            sentence = _(
                "{name}: by the file's own labels, codes in {columns} mean other answers than their numbers: {how}. Say --recode "
                "to take them so, or say in a column map what they mean, under {tables}."
            )
        else:
            sentence = _(
                "{name}: merged cells stand among the answers in {columns}: {how}. Say --fill-merged to let each count for all "
                "of its rows, or part them in the file."
            )
        return sentence.format(name=name, columns=listed(self.columns), how=self.how, tables=_tables(self.ours))

    def guesses(self) -> Iterator[Guess]:
        """What was done, once it was agreed to."""
        for column in self.columns:
            value = _("codes recoded by the file's own labels") if self.what == "recode" else self.how
            yield Guess(what="values" if self.what == "recode" else "merged", value=value, column=column)


def asked_totals(rows: Sequence[int], word: str, *, is_given: bool) -> Consent:
    """Rows at the end that are responses only where a person says so; `word` calls them totals, "" where their numbers do."""
    places = _rows([str(row) for row in rows], n=len(rows))
    how = f"{places}: “{word}”" if word else places
    return Consent(what="totals", columns=(), how=how, n_rows=len(rows), is_given=is_given)


def fault_of_totals(word: str) -> str:
    """Why such a row is no response, and how a person says that it is one."""
    if word:
        sentence = _(
            "stands at the end from “{word}” on, so it holds totals and nobody's answers; take it out, or say --with-totals "
            "where somebody answered so."
        )
        return sentence.format(word=word)
    return _(
        "holds the sums or means of the rows above, so it is taken for nobody's answers; take it out, or say --with-totals "
        "where somebody answered so."
    )


def _tables(ours: Sequence[str]) -> str:
    """The tables of a column map that say what cells of these columns mean."""
    named = [f"[values.{name}]" if name.isidentifier() else f'[values."{name}"]' for name in ours[:_MOST_PLACES]]
    return ", ".join(named) + (" …" if len(ours) > _MOST_PLACES else "")


Labelled = Sequence[tuple[str, Variable, Style]]
"""Their column, our variable, and how its cells are written."""
Ticks = Sequence[tuple[str, str, TickStyle]]
"""Their column of ticks, what a column map calls it, and how its cells are written."""


def labelled(
    variables: Sequence[Variable], styles: Mapping[str, Style], sources: Mapping[str, Source], header: Sequence[str]
) -> Labelled:
    """The columns of which the file itself may say what their codes mean."""
    return [
        (header[place], variable, styles[variable.name])
        for variable in variables
        if variable.name in styles and (place := sources[variable.name].place) is not None
    ]


def recodings(columns: Labelled, ticks: Ticks, *, is_given: bool) -> tuple[Consent, ...]:
    """What the file's own labels turn: a consent for all columns in which the same becomes of the codes."""
    found: dict[str, list[tuple[str, str]]] = {}
    for theirs, ours, labels, changed in (*_turned_answers(columns), *_turned_ticks(ticks)):
        how = ", ".join(f"{cell} “{labels[cell]}” → {meant}" for cell, meant in changed.items())
        if how:
            found.setdefault(how, []).append((theirs, ours))
    return tuple(
        Consent(
            what="recode",
            columns=tuple(theirs for theirs, _ours in names),
            ours=tuple(ours for _theirs, ours in names),
            how=how,
            is_given=is_given,
        )
        for how, names in found.items()
    )


_Turned = tuple[str, str, Mapping[str, str], Mapping[str, object]]


def _turned_answers(columns: Labelled) -> Iterator[_Turned]:
    for theirs, variable, style in columns:
        codes = codes_of(variable, style)
        yield theirs, variable.name, style.labels, {cell: codes.values[cell] for cell in codes.changed}


def _turned_ticks(ticks: Ticks) -> Iterator[_Turned]:
    for theirs, ours, style in ticks:
        yield theirs, ours, style.labels, turned_ticks(style)


def fillings(
    merged: Sequence[tuple[int, str]], sources: Mapping[str, Source], header: Sequence[str], *, is_given: bool
) -> tuple[Consent, ...]:
    """Merged cells that reach over several rows of a column that is imported.

    Args:
        merged: a column's place and the rows, as a spreadsheet counts them (`3–4`).
    """
    used = {place for source in sources.values() for place in source.places}
    rows: dict[int, list[str]] = {}
    for place, reach in merged:
        if place in used:
            rows.setdefault(place, []).append(reach)
    return tuple(
        Consent(what="fill", columns=(header[place],), how=_rows(reaches, n=_SEVERAL), is_given=is_given)
        for place, reaches in rows.items()
    )


def _rows(reaches: Sequence[str], *, n: int) -> str:
    more = ", …" if len(reaches) > _MOST_PLACES else ""
    return ngettext("row {rows}", "rows {rows}", n).format(rows=", ".join(reaches[:_MOST_PLACES]) + more)


def other_words(columns: Labelled) -> Iterator[Guess]:
    """Codes that the file declares as missing for a reason that the questionnaire does not have, or calls in other words."""
    for theirs, variable, style in columns:
        codes = codes_of(variable, style)
        said = [_("“{label}” is an empty cell").format(label=label) for label in codes.emptied]
        said += [_("“{label}” is {cell}").format(label=label, cell=cell) for cell, label in codes.renamed.items()]
        yield from (Guess(what="values", value=value, column=theirs, certain=False) for value in said)
