"""What to mend, or to keep: each item by name with how sure its place is, and a button to its numbers."""

from functools import partial

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QFrame, QWidget

from exports.words.codes import code_word
from exports.words.improve_and_keep import Finding, Which, further_sentences, mend_first, strengths, why_none
from exports.words.names import clipped
from instruments.i18n import N_, _
from ui.jobs.published_findings import Published
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Filling, card, column, panel, row
from ui.widgets.plain_words import set_tip
from ui.widgets.spoken_words import Label, as_it_is

MOST = 3
LONGEST = 80  # letters of an item
TITLES = {"mend": N_("What to improve first"), "keep": N_("What is good and should be kept up")}
_WEIGHTS = {"sure": "strong", "likely": "body", "tie": "muted"}


def findings_card(
    published: Published, which: Which, wanted: SignalInstance, *, plan: SignalInstance | None = None
) -> QFrame:
    """The first few of the list; why there is none, where it is empty. `wanted` is told the item whose button is pressed;
    `plan` that the list shall go into the follow-up plan."""
    shown = published.shown
    found = (mend_first if which == "mend" else strengths)(shown.analysis, shown.instrument)
    lines: list[QWidget] = [_line(place, one, wanted) for place, one in enumerate(found[:MOST], start=1)]
    if found and plan is not None:
        lines.append(_planning(plan))
    if not found:
        lines += [
            Label(as_it_is(why), role="muted", wrap=True)
            for why in why_none(published.shown.analysis, published.shown.instrument, which)
        ]
    if which == "mend":
        too = further_sentences(shown.analysis, shown.instrument, MOST)
        lines += [Label(as_it_is(sentence), role="muted", wrap=True) for sentence in too]
    return card(column(Label(TITLES[which], role="heading", wrap=True), *lines, 1, spacing=4), padding=GRID + 4)


def _line(place: int, finding: Finding, wanted: SignalInstance) -> QWidget:
    name = Label(as_it_is(f"{place}. {clipped(finding.spoken, LONGEST)}"), role=_WEIGHTS[finding.certainty], wrap=True)
    set_tip(name, finding.why)
    sure = Label(partial(code_word, finding.certainty), role="caption")
    opening = Button("▸", partial(_tell, wanted, finding.item), kind="quiet", tip=partial(_tip, finding.spoken))
    return panel(row(Filling(column(name, sure, spacing=0)), opening, spacing=4))


def _planning(plan: SignalInstance) -> QWidget:
    button = Button(N_("Plan follow-up"), picture="plus", tip=N_("A line of the follow-up plan for each of these"))
    button.clicked.connect(partial(_tell_plan, plan))
    return panel(row(button, 1))


def _tell_plan(plan: SignalInstance, _checked: bool = False) -> None:
    plan.emit()


def _tip(subject: str) -> str:
    return _("Show the numbers of {item}").format(item=subject)


def _tell(wanted: SignalInstance, item: str, _checked: bool = False) -> None:
    wanted.emit(item)
