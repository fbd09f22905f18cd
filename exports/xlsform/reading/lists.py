"""The lists of choices of a form: which are scales, and which are choices."""

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from exports.xlsform.questionnaire_rows import EXACT, in_general
from exports.xlsform.reading.names import choice_id, column_id
from exports.xlsform.reading.sheets import SheetRow, Sheets
from servqual_desk.importing.words import loose

FEWEST_POINTS = 3
Table = dict[str, Any]
# What is said by who gives no point of a scale; forms number it like a point, mostly from 6, 8, 88 or 98 on.
_NON_ANSWERS = {
    "dk": ("tidak tahu", "tak tahu", "tidak tahu tidak yakin", "don t know", "do not know", "dont know", "not sure"),
    "na": (
        *("tidak berlaku", "tidak relevan", "tidak mengalami", "tidak saya alami", "tidak pernah mengalami"),
        *("not applicable", "n a", "did not happen to me"),
    ),
    "refused": (
        *("menolak", "menolak menjawab", "tidak mau menjawab", "tidak menjawab", "tidak ada jawaban", "tidak jawab"),
        *("refused", "refused to answer", "prefer not to say", "prefer not to answer", "no answer"),
    ),
}
_NON_ANSWER_OF = {words: id_ for id_, several in _NON_ANSWERS.items() for words in several}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceList:
    """A list: a scale where its names, but for those of non-answers, count upwards without a gap, else choices.

    `names` maps their name of a choice to ours.
    """

    name: str
    scale: Table | None
    choices: list[Table] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


def choice_lists(sheets: Sheets, languages: list[str]) -> dict[str, ChoiceList]:
    """Every list of the sheet `choices`, by its name."""
    rows = [row for row in sheets.get("choices", ()) if row.cell("name")]
    ordered = sorted(rows, key=lambda row: _list_name(row))
    return {name: _choice_list(name, list(group), languages) for name, group in groupby(ordered, key=_list_name)}


def _list_name(row: SheetRow) -> str:
    return row.cell("list_name") or row.cell("list")


def _choice_list(name: str, rows: list[SheetRow], languages: list[str]) -> ChoiceList:
    points = {row.cell("name"): row for row in rows if _is_point(row)}
    numbers = sorted(int(point) for point in points)
    counts_up = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    if len(numbers) >= FEWEST_POINTS and counts_up and len(rows) - len(points) <= len(points):
        return _scale(name, rows, numbers, languages)
    choices: list[Table] = []
    names: dict[str, str] = {}
    for row in rows:
        theirs = row.cell("name")
        names[theirs] = theirs if _is_ours(theirs, names) else choice_id(theirs, set(names.values()))
        choice: Table = {"id": names[theirs], "label": words(row, "label", languages, theirs)}
        choices.append(choice | ({"refuses": True} if row.cell("sqd_refuses") else {}))
    return ChoiceList(name=name, scale=None, choices=choices, names=names)


def _is_ours(theirs: str, names: dict[str, str]) -> bool:
    return choice_id(theirs, ()) == theirs and theirs not in names.values()


def _scale(name: str, rows: list[SheetRow], numbers: list[int], languages: list[str]) -> ChoiceList:
    labels: dict[str, Table] = {}
    missing: dict[str, Table] = {}
    names: dict[str, str] = {}
    for row in rows:
        theirs = row.cell("name")
        if _is_point(row):
            names[theirs] = theirs
            if _says_something(row, theirs):
                labels[theirs] = {
                    code: said.removeprefix(theirs).strip(" -–—=:.") or said
                    for code, said in words(row, "label", languages, theirs).items()
                }
        else:
            names[theirs] = column_id(_non_answer(row) if theirs.isdecimal() else theirs, missing)
            missing[names[theirs]] = words(row, "label", languages, theirs)
    scale: Table = {"min": numbers[0], "max": numbers[-1], "labels": labels, "missing": missing}
    return ChoiceList(name=name, scale={key: part for key, part in scale.items() if part != {}}, names=names)


def _is_point(row: SheetRow) -> bool:
    return row.cell("name").isdecimal() and not _non_answer(row)


def _non_answer(row: SheetRow) -> str:
    """Our name of the non-answer that its words say in one of its languages; "" for none."""
    said = (
        _NON_ANSWER_OF.get(loose(text.removeprefix(row.cell("name")))) for text in row.texts.get("label", {}).values()
    )
    return next(filter(None, said), "")


def _says_something(row: SheetRow, theirs: str) -> bool:
    return any(said != theirs for said in row.texts.get("label", {}).values())


def words(row: SheetRow, column: str, languages: list[str], otherwise: str = "") -> dict[str, str]:
    """A text in each of the languages; in one that lacks it the words of another, else `otherwise`.

    A form of ours says some words in general and has the exact ones beside them; these hold unless the general ones were changed.
    """
    said, exact = row.texts.get(column, {}), row.texts.get(EXACT + column, {})
    found = {code: text for code, text in exact.items() if in_general(text, code) == said.get(code, "")}
    fallback = next(iter(said.values()), otherwise)
    return {code: found.get(code) or said.get(code) or fallback for code in languages}
