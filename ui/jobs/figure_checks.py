"""Figures in words, for window and terminal: whether a table adds up, reference cards, where sources differ, laws."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from instruments.i18n import N_, _, format_number, language, ngettext
from servqual_desk.reported_figures.adds_up import Status, Sum
from servqual_desk.reported_figures.cards import Card, Contradiction, Law, cards, contradictions, laws
from servqual_desk.reported_figures.cities import CITIES
from servqual_desk.reported_figures.pasted import read_cells
from servqual_desk.reported_figures.table_sums import check_table
from servqual_desk.store.whole_files import disk_faults

STATUSES: dict[Status, str] = {
    "adds_up": N_("adds up"),
    "does_not": N_("does not add up"),
    "unknown": N_("can't be checked: no total is given"),
}
PERCENT = N_("the sum is right, a printed percentage is not")
TYPED = "-"


def table_text(path: Path) -> str:
    """The text of a file, or what is typed where the path is `-`.

    Raises:
        KnownError: the file can't be read.
    """
    if str(path) == TYPED:
        return sys.stdin.read()
    with disk_faults(path):
        return path.read_text(encoding="utf-8-sig", errors="replace")


def checked(text: str) -> tuple[Sum, ...]:
    """The sums of a pasted table.

    Raises:
        DataError: there is no number in it, or a cell among numbers is none.
    """
    return check_table(read_cells(text))


def sum_sentences(sum_: Sum) -> Iterator[str]:
    """What is said of one sum: the status, the difference, each percentage that is printed wrong."""
    is_percent = sum_.status == "does_not" and sum_.difference == 0
    status = _(PERCENT if is_percent else STATUSES[sum_.status])
    found = ngettext("{n} part, sum {sum}", "{n} parts, sum {sum}", len(sum_.parts)).format(
        n=len(sum_.parts), sum=_figure(sum_.found)
    )
    told = f"{sum_.label}: {found}" if sum_.label else found
    if sum_.total is None or sum_.difference is None:
        yield f"{told}; {status}"
        return
    yield _("{told}, total {total}; {status}").format(told=told, total=_figure(sum_.total), status=status)
    if sum_.difference:
        sentence = _("the parts are {n} too many") if sum_.difference > 0 else _("{n} belong to no part")
        yield "  " + sentence.format(n=_figure(abs(sum_.difference)))
    for check in sum_.percents:
        if not check.is_right:
            wrong = _("{label}: printed {printed}%, computed {computed}%")
            printed, computed = (format_number(one, check.decimals) for one in (check.printed, check.computed))
            yield "  " + wrong.format(label=check.label, printed=printed, computed=computed)


def sum_json(sum_: Sum) -> dict[str, Any]:
    """A sum as JSON values."""
    return {
        "label": sum_.label,
        "parts": [{"label": part.label, "value": part.number.value} for part in sum_.parts],
        "total": sum_.total,
        "sum": sum_.found,
        "difference": sum_.difference,
        "status": sum_.status,
        "percents": [
            {"label": one.label, "printed": one.printed, "computed": one.computed, "right": one.is_right}
            for one in sum_.percents
        ],
    }


def card_lines() -> Iterator[str]:
    """Every card under its city, then where sources differ, then the laws."""
    for city in (*CITIES, ""):
        yield CITIES.get(city, _("Several cities"))
        for card in cards():
            if card.city == city:
                yield from _card_lines(card)
        yield ""
    yield _("Where sources differ")
    yield from map(_contradiction_line, contradictions())
    yield ""
    yield _("Laws")
    yield from map(_law_line, laws())


def cards_json() -> dict[str, Any]:
    """Cards with their computed status, contradictions, laws, as JSON values."""
    return {
        "cards": [
            {"id": card.id, "city": card.city, "title": dict(card.title.words), "source": card.source}
            | {"place": card.place or None, "date": card.date or None, "check": sum_json(card.check)}
            for card in cards()
        ],
        "contradictions": [
            {
                "about": dict(one.about.words),
                "said": [{"value": said.value, "source": said.source} for said in one.said],
            }
            for one in contradictions()
        ],
        "laws": [{"name": law.name, "about": dict(law.about.words), "city": law.city or None} for law in laws()],
    }


def _card_lines(card: Card) -> Iterator[str]:
    where = ", ".join(filter(None, (card.source, card.place, card.date or _("date not given"))))
    yield f"  {card.title.get(language())} ({where})"
    for part in card.check.parts:
        yield f"    {part.label}: {_figure(part.number.value)}"
    if card.check.total is None:
        yield f"    {_(STATUSES[card.status])}"
    else:
        yield from (f"    {sentence}" for sentence in sum_sentences(card.check))


def _contradiction_line(one: Contradiction) -> str:
    said = "; ".join(f"{said.value} ({said.source})" for said in one.said)
    return f"  {one.about.get(language())}: {said}"


def _law_line(law: Law) -> str:
    city = f" ({CITIES[law.city]})" if law.city else ""
    return f"  {law.name}: {law.about.get(language())}{city}"


def _figure(value: float) -> str:
    """With the decimals that it has."""
    return format_number(value, len(f"{value:.9f}".rstrip("0").partition(".")[2]))
