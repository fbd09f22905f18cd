"""The survey of a form, row by row: what is asked, in which groups, and what has no counterpart here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from exports.xlsform.reading.lists import ChoiceList
from exports.xlsform.reading.sheets import SheetRow, Sheets
from instruments.i18n import _
from instruments.kinds import KINDS, QUESTION_KINDS, Storage

# Of the form's own keeping, not asked: no loss.
_HOUSEKEEPING = frozenset(
    {
        "start",
        "end",
        "today",
        "deviceid",
        "username",
        "phonenumber",
        "email",
        "audit",
        "simserial",
        "subscriberid",
        "start-geopoint",
        "background-audio",
    }
)
# How an answer is kept, and XLSForm's types that are kept so.
_TYPES: Mapping[Storage, tuple[str, ...]] = {
    "whole": ("integer", "int"),
    "real": ("decimal", "range"),
    "text": ("text", "string"),
    "date": ("date",),
}
_STORED = {type_: storage for storage, types in _TYPES.items() for type_ in types}
_SELECT = re.compile(r"(select[_ ]one|select[_ ]multiple|select1|select|rank)\s+([^\s]+)(\s+or_other)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question of the form.

    Attributes:
        kind: ours; "scale" where its list is one.
        choices: its list, None where it has none.
        groups: the groups that it stands in, the outermost first.
    """

    row: SheetRow
    name: str
    kind: str
    choices: ChoiceList | None = None
    groups: tuple[SheetRow, ...] = ()


@dataclass(slots=True)
class Survey:
    """What was found, and a sentence for each thing that has no counterpart here."""

    asked: list[Asked] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, row: SheetRow, sentence: str, **words: str) -> None:
        """Note what does not fit; the row and its name stand before."""
        said = sentence.format(**words)
        name = row.cell("name") or row.cell("type")
        self.notes.append(_("survey, row {row}, {name}: {what}").format(row=row.number, name=name, what=said))


def read_survey(sheets: Sheets, lists: Mapping[str, ChoiceList]) -> Survey:
    """Go through the sheet `survey`."""
    found = Survey()
    groups: list[SheetRow] = []
    repeats = 0
    for row in sheets["survey"]:
        kind = " ".join(row.cell("type").lower().replace("_", " ").split())
        if kind in ("begin repeat", "end repeat"):
            if kind.startswith("begin") and not repeats:
                found.note(row, _("what is asked several times over has no place here; it is left out."))
            repeats += 1 if kind.startswith("begin") else -1
        elif repeats or not kind or kind.replace(" ", "-") in _HOUSEKEEPING or row.cell("disabled").lower() == "yes":
            continue
        elif kind == "begin group":
            groups.append(row)
        elif kind == "end group":
            groups = groups[:-1]
        else:
            _question(row, tuple(groups), lists, found)
    return found


def _question(row: SheetRow, groups: tuple[SheetRow, ...], lists: Mapping[str, ChoiceList], found: Survey) -> None:
    type_ = " ".join(row.cell("type").split())
    select = _SELECT.fullmatch(type_)
    if select is None:
        if type_.lower() not in _STORED:
            found.note(row, _("the type {type} has no counterpart here; it is left out."), type=type_)
            return
        found.asked.append(Asked(row=row, name=row.cell("name"), kind=_kind(_STORED[type_.lower()]), groups=groups))
        return
    choices = lists.get(select[2])
    if choices is None:
        found.note(row, _("there is no list of choices “{list}”; it is left out."), list=select[2])
        return
    if select[3]:
        found.note(row, _("“other” in one's own words is not kept."))
    if row.cell("choice_filter"):
        found.note(row, _("its choices are not filtered here; all are offered."))
    several = "multiple" in select[1] or select[1] == "select"
    kind = (
        "ranking"
        if select[1] == "rank"
        else "choices"
        if several
        else "scale"
        if choices.scale is not None
        else "choice"
    )
    found.asked.append(Asked(row=row, name=row.cell("name"), kind=kind, choices=choices, groups=groups))


def _kind(storage: Storage) -> str:
    """The first of our kinds whose answers anybody may give, and that are kept so."""
    return next(name for name in QUESTION_KINDS if KINDS[name].storage == storage and not KINDS[name].answers)
