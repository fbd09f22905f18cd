"""Which earlier questions a condition may look at, with their answers in words."""

from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

from instruments.chosen_condition import Value
from instruments.columns import item_column_name
from instruments.kinds import KINDS
from instruments.toml_lines import Place
from instruments.unchecked import STAGES, Draft, Entry
from instruments.writing import Document
from ui.builder.editors.condition_editor import Asked
from ui.builder.part_options import shown

LONGEST = 48  # characters of a question in the list


def asked_before(document: Document, place: Place) -> tuple[Asked, ...]:
    """The questions and items that are asked before the question at the place, in the order asked."""
    draft, index = Draft(document), int(place[1])
    this = draft.asked(Entry(place=place, table=document["questions"][index]), index)
    found = [
        (draft.asked(question, at), asked)
        for at, question in enumerate(draft.questions)
        if (asked := _question(document, question.table)) is not None
    ]
    found += [((STAGES["items"], at), asked) for at, asked in enumerate(_items(document, draft))]
    earlier = [(order, asked) for order, asked in found if order < this]
    return tuple(asked for _order, asked in sorted(earlier, key=itemgetter(0)))


def _question(document: Document, table: Mapping[str, Any]) -> Asked | None:
    traits = KINDS.get(str(table.get("kind")))
    if traits is None or traits.ranked or not (traits.answers or traits.is_numeric):
        return None
    answers: tuple[tuple[Value, str], ...] = ()
    if traits.answers == "choices":
        answers = tuple((one.get("id", ""), shown(document, one.get("label"))) for one in table.get("choices", []))
    elif traits.answers:
        answers = _scale_answers(document, str(table.get("scale")))
    words = shown(document, table.get("title") or table.get("text"))
    return Asked(column=str(table.get("id", "")), words=_short(words), answers=answers, several=traits.several)


def _items(document: Document, draft: Draft) -> Iterator[Asked]:
    for battery in draft.batteries:
        battery_id = battery.text("id") or ""
        for item in draft.items:
            if not draft.asked_in(item, battery):
                continue
            name = item_column_name(item.text("id") or "", battery.text("suffix") or "")
            text = item.table.get("text") or {}
            words = f"{name} · {shown(document, text.get(battery_id, text))}"
            scale = item.text("scale") or battery.text("scale") or ""
            yield Asked(column=name, words=_short(words), answers=_scale_answers(document, scale))


def _scale_answers(document: Document, name: str) -> tuple[tuple[Value, str], ...]:
    scale = document.get("scales", {}).get(name) or {}
    least, most = scale.get("min"), scale.get("max")
    if not isinstance(least, int) or not isinstance(most, int) or most - least > 20:
        return ()
    labels = scale.get("labels") or {}
    numbers: list[tuple[Value, str]] = [
        (value, f"{value} {shown(document, labels.get(str(value)))}".strip()) for value in range(least, most + 1)
    ]
    missing: list[tuple[Value, str]] = [
        (code, shown(document, words)) for code, words in (scale.get("missing") or {}).items()
    ]
    return (*numbers, *missing)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
