"""The first tab: a paragraph to read aloud, the large figures with how sure they are, what to mend and to keep, the gaps."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from exports.words.cautions import cautions
from exports.words.follow_up import goal_sentence, next_wave_words
from exports.words.names import clipped, item_text, scale_name
from exports.words.numbers import number, signed
from instruments.i18n import N_, _
from ui.jobs.follow_up import this_day
from ui.jobs.published_findings import Published
from ui.results.findings_card import findings_card
from ui.results.overview_figures import figures
from ui.results.overview_paragraph import story
from ui.widgets.bar_list import Bar, BarList
from ui.widgets.layout import GRID, card, column
from ui.widgets.spoken_words import Label, Sentence, as_it_is
from ui.widgets.turning_row import TurningRow


class Overview(QWidget):
    """Reads from top to bottom like a newspaper. `item_wanted`: the numbers of an item shall be shown;
    `plan_wanted`: what is to be improved shall be planned."""

    item_wanted = Signal(str)
    plan_wanted = Signal()

    def __init__(self, published: Published) -> None:
        super().__init__()
        findings = published.shown
        parts: list[QWidget] = [_simulated()] if findings.is_simulated else []
        parts.append(Label(partial(story, published), role="lead", wrap=True))
        parts.append(TurningRow(*figures(published), spacing=GRID))
        mend = findings_card(published, "mend", self.item_wanted, plan=self.plan_wanted)
        keep = findings_card(published, "keep", self.item_wanted)
        parts.append(TurningRow(mend, keep, *_bars(published), spacing=GRID))
        if aims := _aims(published):
            parts.append(_lines(N_("Goals and the next wave"), aims))
        said = cautions(findings.analysis, findings.instrument)
        parts.append(_cautions(said))
        self.setLayout(column(*parts, 1, spacing=GRID, margins=(0, GRID, 0, 2 * GRID)))


def _simulated() -> QFrame:
    words = Label(N_("These answers are simulated: no figure here describes a real service."), role="strong", wrap=True)
    return card(column(words), role="notice", padding=GRID // 2)


def _bars(published: Published) -> list[QFrame]:
    """Gaps of the dimensions, else the means of the elements; nothing where there are neither."""
    analysis = published.shown.analysis
    if analysis.gaps is not None and analysis.gaps.dimensions:
        return [_bars_card(_("Gap by dimension"), BarList(partial(_gaps, published)))]
    if analysis.skm is not None:
        return [_bars_card(_("Elements, mean answer"), BarList(partial(_elements, published), start=1.0))]
    return []


def _bars_card(title: str, bars: BarList) -> QFrame:
    return card(column(Label(as_it_is(title), role="heading"), bars, 1, spacing=GRID), padding=GRID + 4)


def _gaps(published: Published) -> list[Bar]:
    gaps = published.shown.analysis.gaps
    return [
        Bar(name=scale_name(one.dimension, published.shown.instrument), value=one.gap, figure=signed(one.gap))
        for one in (gaps.dimensions if gaps else ())
    ]


def _elements(published: Published) -> list[Bar]:
    skm = published.shown.analysis.skm
    return [
        Bar(name=item_text(one.element, published.shown.instrument), value=one.nrr, figure=number(one.nrr))
        for one in (skm.elements if skm else ())
    ]


def _cautions(sentences: Sequence[str]) -> QFrame:
    return _lines(N_("Before you act"), [clipped(sentence, 300) for sentence in sentences])


def _aims(published: Published) -> list[str]:
    """Each goal with its distance from the result, then when citizens are to be asked again."""
    instrument = published.shown.instrument
    due = next_wave_words(published.next_wave, this_day())
    return [*(goal_sentence(one, instrument) for one in published.goals), *([due] if due else [])]


def _lines(title: Sentence, sentences: Sequence[str]) -> QFrame:
    lines = [Label(as_it_is(sentence), role="muted", wrap=True) for sentence in sentences]
    return card(column(Label(title, role="heading"), *lines))
