"""From the rows of a form to a questionnaire's document.

A form of ours brings in its `sqd_` columns and sheets what the questionnaire was. In a stranger's, a group with two or more
questions on one scale is a dimension, its questions the items; what else is on a scale is an outcome, the rest is profile,
and own words are comments.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from exports.xlsform.reading.condition_from_xpath import ForeignConditionError, limits, show_if
from exports.xlsform.reading.lists import ChoiceList, choice_lists, words
from exports.xlsform.reading.names import column_id
from exports.xlsform.reading.own_sheets import own_parts
from exports.xlsform.reading.sheets import SheetRow, Sheets
from exports.xlsform.reading.survey import Asked, Survey, read_survey
from instruments.i18n import _, language
from servqual_desk.errors import DataError

Table = dict[str, Any]

_NO_ID = re.compile("[^a-z0-9_-]+")
_FEWEST_ITEMS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The document, and a sentence for each thing that does not fit into it."""

    document: Table
    notes: tuple[str, ...]


def questionnaire(sheets: Sheets, name: str) -> Found:
    """The questionnaire that the form asks.

    Raises:
        DataError: it has no statements on a scale.
    """
    languages = _languages(sheets)
    survey = read_survey(sheets, choice_lists(sheets, languages))
    return _Builder(sheets, languages, survey).build(name)


def _languages(sheets: Sheets) -> list[str]:
    rows = [*sheets["survey"], *sheets.get("choices", ())]
    said = dict.fromkeys(code for row in rows for code in row.texts.get("label", {}))
    return [code for code in said if code] or [language()]


class _Builder:
    def __init__(self, sheets: Sheets, languages: list[str], survey: Survey) -> None:
        self._sheets, self._languages, self._survey = sheets, languages, survey
        self._own = own_parts(sheets, languages)
        self._scales: dict[str, str] = {}
        self._dimensions: dict[int, str] = {}  # number of a group's row → the dimension that it is
        self._usual = ""
        self._items = [asked for asked in survey.asked if asked.row.cell("sqd_part") == "item"]
        self._is_ours = bool(self._items and self._own.batteries)
        if not self._is_ours:
            self._items = _statements(survey.asked)
        self._names = self._our_names()

    def build(self, name: str) -> Found:
        if not self._items:
            raise DataError(
                _(
                    "{name}: has no group of statements that are answered on one scale, so nothing can be measured."
                ).format(name=name)
            )
        document = self._head() | {"scales": self._all_scales()}
        document |= self._own.parts if self._is_ours else self._stranger_parts()
        document["items"] = self._our_items() if self._is_ours else [self._item(asked) for asked in self._items]
        document["questions"] = [self._question(asked) for asked in self._survey.asked if self._is_question(asked)]
        return Found(document=document, notes=tuple(self._survey.notes))

    def _head(self) -> Table:
        settings = next(iter(self._sheets.get("settings", ())), None)
        title = settings.cell("form_title") if settings else ""
        id_ = _NO_ID.sub("-", (settings.cell("form_id") if settings else "").lower()).strip("-_") or "form"
        said = dict.fromkeys(self._languages, title or id_)
        return {
            "format": 1,
            "id": id_ if id_[0].isalpha() else f"form-{id_}",
            "version": (settings.cell("version") if settings else "") or "1",
            "languages": self._languages,
            "title": self._own.title or said,
        } | {
            key: said
            for key, said in (
                ("citation", self._own.citation),
                ("edition", self._own.edition),
                ("minutes", self._own.minutes),
            )
            if said and said != "citizen"
        }

    def _our_names(self) -> dict[str, str]:
        """Their name of a question → our column."""
        names: dict[str, str] = {}
        for asked in self._survey.asked:
            names[asked.name] = column_id(asked.name, set(names.values()))
            if names[asked.name] != asked.name:
                self._survey.note(asked.row, _("is called {ours} here."), ours=names[asked.name])
        return names

    # Scales

    def _all_scales(self) -> Table:
        used = {
            asked.choices.name: asked.choices for asked in self._survey.asked if asked.choices and asked.choices.scale
        }
        taken: set[str] = set()
        scales: Table = {}
        for name, choices in used.items():
            id_ = name.removeprefix("scale_") if self._is_ours else column_id(name, taken)
            taken.add(id_)
            self._scales[name] = id_
            scales[id_] = choices.scale
        return self._own.scales | scales if self._is_ours else scales

    def _scale_of(self, asked: Asked) -> str:
        if asked.choices is None:
            return asked.row.cell("sqd_scale")
        if asked.choices.scale is None:
            sentence = _(
                "survey, row {row}, {name}: is answered on a scale, and the names in its list “{list}” do not count upwards."
            )
            raise DataError(sentence.format(row=asked.row.number, name=asked.name, list=asked.choices.name))
        return self._scales[asked.choices.name]

    # Statements

    def _stranger_parts(self) -> Table:
        self._usual = Counter(self._scale_of(asked) for asked in self._items).most_common(1)[0][0]
        groups = {asked.groups[-1].number if asked.groups else 0: asked for asked in self._items}
        taken = set(self._names.values())
        dimensions = []
        for number, asked in groups.items():
            row = asked.groups[-1] if asked.groups else None
            self._dimensions[number] = column_id(row.cell("name") if row else "statements", taken)
            taken.add(self._dimensions[number])
            title = (
                words(row, "label", self._languages, row.cell("name")) if row else dict.fromkeys(self._languages, "–")
            )
            dimensions.append({"id": self._dimensions[number], "title": title})
        battery = {"id": "perception", "suffix": "", "scale": self._usual, "stem": dict.fromkeys(self._languages, "")}
        return {"batteries": [battery], "dimensions": dimensions}

    def _item(self, asked: Asked) -> Table:
        if any(row.cell("relevant") for row in (asked.row, *asked.groups)):
            self._survey.note(asked.row, _("statements are asked of everyone here; its condition is left out."))
        item: Table = {
            "id": self._names[asked.name],
            "dimension": self._dimensions[asked.groups[-1].number if asked.groups else 0],
            "text": words(asked.row, "label", self._languages, asked.name),
        }
        scale = self._scale_of(asked)
        return item if scale == self._usual else item | {"scale": scale}

    def _our_items(self) -> list[Table]:
        """Rows of one item in several batteries, together again."""
        batteries = self._own.batteries
        items: dict[str, list[Asked]] = {}
        for asked in self._items:
            items.setdefault(asked.row.cell("sqd_item"), []).append(asked)
        return [self._joined(id_, rows, batteries) for id_, rows in items.items()]

    def _joined(self, id_: str, rows: list[Asked], batteries: dict[str, str]) -> Table:
        first = rows[0].row
        texts = {
            asked.row.cell("sqd_battery"): words(asked.row, "label", self._languages, asked.name) for asked in rows
        }
        is_same = all(text == next(iter(texts.values())) for text in texts.values())
        item: Table = {"id": id_, "dimension": first.cell("sqd_dimension")}
        item["text"] = next(iter(texts.values())) if is_same else texts
        if first.cell("sqd_reverse"):
            item["reverse"] = True
        if first.cell("sqd_batteries") or list(texts) != list(batteries):
            item["batteries"] = list(texts)
        scale = self._scale_of(rows[0])
        if first.cell("sqd_scale") or scale != batteries.get(first.cell("sqd_battery")):
            item["scale"] = scale
        return item | _names(first, self._languages)

    # Questions

    def _is_question(self, asked: Asked) -> bool:
        return asked not in self._items and asked.row.cell("sqd_part") != "weight"

    def _question(self, asked: Asked) -> Table:
        row = asked.row
        kind = "scale" if self._is_ours and row.cell("sqd_scale") else asked.kind
        question: Table = {
            "id": self._names[asked.name],
            "kind": kind,
            "role": row.cell("sqd_part") or {"scale": "outcome", "text": "comment"}.get(kind, "profile"),
            "text": words(row, "label", self._languages, asked.name),
        }
        if kind == "scale":
            question["scale"] = self._scale_of(asked)
        elif asked.choices is not None:
            question["choices"] = _as_choices(asked.choices, self._languages)
        if row.cell("required").lower() in ("yes", "true", "true()"):
            question["required"] = True
        return question | self._condition(asked) | self._limits(asked, kind) | _names(row, self._languages)

    def _condition(self, asked: Asked) -> Table:
        written, said_by_us = asked.row.cell("relevant"), asked.row.cell("sqd_show_if")
        if said_by_us and written == asked.row.cell("sqd_relevant"):
            return {"show_if": said_by_us}
        rows = (asked.row,) if self._is_ours else (*asked.groups, asked.row)
        parts, known = [], self._names if self._is_ours else self._names_before(asked)
        for row in rows:
            try:
                parts.append(show_if(row.cell("relevant"), known))
            except ForeignConditionError:
                what = _("its condition has no counterpart here, so it is always asked: {condition}")
                self._survey.note(row, what, condition=row.cell("relevant"))
        said = [part for part in parts if part]
        joined = said[0] if len(said) == 1 else " and ".join(f"({part})" for part in said)
        return {"show_if": joined} if joined else {}

    def _names_before(self, asked: Asked) -> dict[str, str]:
        """The names of what the form asks before: a form may wait for an answer that comes later, an interview goes on."""
        before = self._survey.asked[: self._survey.asked.index(asked)]
        return {one.name: self._names[one.name] for one in before}

    def _limits(self, asked: Asked, kind: str) -> Table:
        written = asked.row.cell("constraint")
        if not written or (self._is_ours and kind == "scale"):
            return {}
        try:
            return dict(limits(written))
        except ForeignConditionError:
            self._survey.note(asked.row, _("its constraint has no counterpart here: {constraint}"), constraint=written)
            return {}


def _as_choices(choices: ChoiceList, languages: list[str]) -> list[Table]:
    """The choices; of a list that is a scale, its points (of which several may be chosen)."""
    if choices.scale is None:
        return choices.choices
    labels = choices.scale.get("labels", {}) | choices.scale.get("missing", {})
    return [{"id": ours, "label": labels.get(ours, dict.fromkeys(languages, ours))} for ours in choices.names.values()]


def _names(row: SheetRow, languages: list[str]) -> Table:
    """The short name, and of a question the heading that it stands under."""
    return {key: words(row, f"sqd_{key}", languages) for key in ("title", "heading") if row.texts.get(f"sqd_{key}")}


def _statements(asked: list[Asked]) -> list[Asked]:
    """The questions of groups in which at least two are on one scale; where there is no such group, all that share a scale."""

    def key(one: Asked) -> tuple[int, str]:
        return (one.groups[-1].number if one.groups else 0, one.choices.name if one.choices else "")

    on_scale = [one for one in asked if one.kind == "scale"]
    counts = Counter(map(key, on_scale))
    grouped = [one for one in on_scale if counts[key(one)] >= _FEWEST_ITEMS]
    return grouped or on_scale
