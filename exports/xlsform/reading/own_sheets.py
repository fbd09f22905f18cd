"""What the sheets `sqd_…` of a form of ours say: scales that are typed, batteries, dimensions, families, points, title."""

from dataclasses import dataclass, field
from typing import Any

from exports.xlsform.reading.lists import words
from exports.xlsform.reading.sheets import SheetRow, Sheets
from instruments.i18n import _
from servqual_desk.errors import DataError

Table = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnParts:
    """`parts`: keys of the document that stand there as they were; `batteries`: id → its scale."""

    parts: Table = field(default_factory=dict)
    scales: Table = field(default_factory=dict)
    batteries: dict[str, str] = field(default_factory=dict)
    title: dict[str, str] = field(default_factory=dict)
    citation: dict[str, str] = field(default_factory=dict)
    edition: str = ""
    minutes: int = 0


def own_parts(sheets: Sheets, languages: list[str]) -> OwnParts:
    """What the sheets say; nothing in a stranger's form."""
    batteries = [
        {
            "id": row.cell("id"),
            "suffix": row.cell("suffix"),
            "scale": row.cell("scale"),
            "stem": words(row, "stem", languages),
        }
        for row in sheets.get("sqd_batteries", ())
    ]
    if not batteries:
        return OwnParts()
    parts: Table = {
        "batteries": batteries,
        "dimensions": [
            {"id": row.cell("id"), "title": words(row, "title", languages, row.cell("id"))}
            | ({"family": row.cell("family")} if row.cell("family") else {})
            for row in sheets.get("sqd_dimensions", ())
        ],
    }
    if families := {row.cell("id"): _family(row, languages) for row in sheets.get("sqd_families", ())}:
        parts["families"] = families
    for row in sheets.get("sqd_weights", ())[:1]:
        parts["weights"] = {"total": whole(row, "total"), "prompt": words(row, "prompt", languages)}
        parts["weights"] |= {"family": row.cell("family")} if row.cell("family") else {}
    about = next(iter(sheets.get("sqd_about", ())), None)
    return OwnParts(
        parts=parts,
        scales=_scales(sheets, languages),
        batteries={str(battery["id"]): str(battery["scale"]) for battery in batteries},
        title=words(about, "title", languages) if about else {},
        citation=words(about, "citation", languages) if about and about.texts.get("citation") else {},
        edition=about.cell("edition") if about else "",
        minutes=whole(about, "minutes") if about else 0,
    )


def whole(row: SheetRow, column: str) -> int:
    """A cell of ours that holds a whole number; 0 where it is empty.

    Raises:
        DataError: somebody has written something else into it.
    """
    cell = row.cell(column) or "0"
    if not (cell.isascii() and cell.isdecimal()):
        sentence = _("row {row} of a sheet “sqd_…”: {column} is “{cell}”, and must be a whole number.")
        raise DataError(sentence.format(row=row.number, column=column, cell=cell[:40]))
    return int(cell)


def _family(row: SheetRow, languages: list[str]) -> Table:
    told: Table = {key: words(row, key, languages) for key in ("title", "stem") if row.texts.get(key)}
    return told | ({"show_if": row.cell("show_if")} if row.cell("show_if") else {})


def _scales(sheets: Sheets, languages: list[str]) -> Table:
    scales: Table = {}
    for row in sheets.get("sqd_scales", ()):
        scale = scales.setdefault(row.cell("id"), {})
        if row.cell("min"):
            scale |= {"min": whole(row, "min"), "max": whole(row, "max")}
        for key, part in (("point", "labels"), ("missing", "missing")):
            if row.cell(key):
                scale.setdefault(part, {})[row.cell(key)] = words(row, "label", languages)
    return scales
