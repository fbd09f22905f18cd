"""The first tab: the headline in words, the few large figures, what to mend first and what to keep, the gaps as a picture."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from exports.words.cautions import cautions
from exports.words.headline import headline, key_figures, skm_sentence
from exports.words.mend_keep import Finding, mend_first, strengths
from instruments.i18n import N_
from ui.jobs.analyse_project import Findings
from ui.results.result_sections import FIRST_TABLES
from ui.widgets.cards import TableCard
from ui.widgets.layout import GRID, card, column, row
from ui.widgets.spoken_words import Label, as_it_is


class SummaryView(QWidget):
    """Reads from top to bottom like a newspaper: headline, figures, findings, picture, table."""

    def __init__(self, findings: Findings) -> None:
        super().__init__()
        analysis, instrument = findings.analysis, findings.instrument
        parts: list[QWidget] = []
        if findings.is_simulated:
            parts.append(_simulated())
        parts.append(_headline(findings))
        parts.append(_figures(key_figures(analysis)))
        parts.append(
            _pair(
                _points(N_("What to improve first"), mend_first(analysis, instrument)),
                _points(N_("What is good and should be kept up"), strengths(analysis, instrument)),
            )
        )
        parts += _first_table(findings)
        parts.append(_cautions(cautions(analysis, instrument)))
        self.setLayout(column(*parts, 1, spacing=2 * GRID, margins=(0, 2 * GRID, 0, 2 * GRID)))


def _first_table(findings: Findings) -> list[QWidget]:
    """The table that says most about this questionnaire, with its picture."""
    table = next((table for name in FIRST_TABLES for table in findings.tables if table.id == name), None)
    if table is None:
        return []
    charts = [chart for chart in findings.charts if chart.id == table.id]
    return [TableCard(table, findings.instrument, charts)]


def _simulated() -> QFrame:
    words = Label(N_("These answers are simulated: no figure here describes a real service."), role="strong", wrap=True)
    return card(column(words), role="notice", padding=GRID + 4)


def _headline(findings: Findings) -> QWidget:
    main = headline(findings.analysis, findings.instrument)
    index = skm_sentence(findings.analysis)
    words = QWidget()
    words.setLayout(
        column(
            Label(as_it_is(main), role="title", wrap=True),
            *([Label(as_it_is(index), role="lead", wrap=True)] if index and index != main else []),
        )
    )
    return words


def _figures(figures: Sequence[tuple[str, str]]) -> QWidget:
    cards = [
        card(
            column(
                Label(as_it_is(figure), role="figure"), Label(as_it_is(name), role="caption", wrap=True), 1, spacing=0
            )
        )
        for name, figure in figures
    ]
    return _beside(cards)


def _points(title: str, findings: Sequence[Finding]) -> QFrame | None:
    if not findings:
        return None
    lines = [_point(rank, finding) for rank, finding in enumerate(findings, start=1)]
    return card(column(Label(title, role="heading", wrap=True), *lines, 1, spacing=GRID + 4))


def _point(rank: int, finding: Finding) -> QWidget:
    subject = Label(as_it_is(finding.subject), role="strong", wrap=True)
    why = Label(as_it_is(finding.why), role="muted", wrap=True)
    layout = row(column(Label(as_it_is(f"{rank}."), role="strong"), 1), column(subject, why, spacing=0))
    layout.setStretch(1, 1)
    point = QWidget()
    point.setLayout(layout)
    return point


def _pair(*cards: QFrame | None) -> QWidget:
    return _beside([one for one in cards if one is not None])


def _beside(cards: Sequence[QWidget]) -> QWidget:
    """The cards in a row, each as wide as the others."""
    line = QWidget()
    layout = row(*cards, spacing=GRID)
    for place in range(len(cards)):
        layout.setStretch(place, 1)
    line.setLayout(layout)
    return line


def _cautions(sentences: Sequence[str]) -> QFrame:
    lines = [Label(as_it_is(sentence), role="muted", wrap=True) for sentence in sentences]
    return card(column(Label(N_("Before you act"), role="heading"), *lines))
