"""The live meter: what became of every interview, and how far each service and each quota is from its target."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from exports.words.names import value_name, variable_name
from instruments.i18n import N_, format_number
from servqual_desk.errors import KnownError
from servqual_desk.fieldwork.field_plan import Quota, Wave
from servqual_desk.fieldwork.field_progress import FieldCounts, TargetCount
from servqual_desk.project import Project
from servqual_desk.store.clock import today_began
from ui.setup.target_bar import Gauge, GaugeRow, gauge_grid
from ui.shared_state import Desk
from ui.widgets.layout import GRID, card, column, empty, panel, row
from ui.widgets.spoken_words import FaultLine, Label, Sentence, as_it_is, said

Group = tuple[Sentence, Sequence[Gauge]]
"""A heading ("" for none) and the gauges under it."""

FIGURES = (
    ("today", N_("finished today")),
    ("finished", N_("finished")),
    ("drafts", N_("not finished yet")),
    ("refused", N_("declined")),
    ("abandoned", N_("broken off")),
)

NO_TARGETS = N_("There are no targets yet. Services, waves and quotas can have targets.")
ONLY_OTHERS = N_("This wave has no target; another wave has one. Set it under Waves.")


class Meter(QWidget):
    """Follows `desk.responses_changed`; `show_wave` limits it to one wave."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wave: str | None = None
        self._figures = {name: Label(role="figure") for name, _words in FIGURES}
        self._fault = FaultLine()
        self._nothing = Label(role="muted", wrap=True)
        self._all, self._services, self._quotas = (_Gauges(title) for title in ("", N_("Services"), N_("Quotas")))
        tiles = row(*(_tile(self._figures[name], words) for name, words in FIGURES), spacing=GRID)
        self.setLayout(
            column(tiles, self._all, self._nothing, self._fault, self._services, self._quotas, spacing=3 * GRID)
        )
        for signal in (desk.responses_changed, desk.field_changed, desk.look_changed):
            signal.connect(self._follow)

    def show_wave(self, wave: str | None) -> None:
        """Count one wave, or all (None)."""
        self._wave = wave
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        project = self._desk.project
        if project is None:
            return
        plan, progress = project.fieldwork, project.field_progress
        self._fault.say("")
        try:
            counts, services = progress.counts(self._wave, since=today_began()), progress.of_services(self._wave)
            quotas = tuple(zip(plan.quotas(), progress.of_quotas(self._wave), strict=True))
        except KnownError as error:  # a quota on an answer that this version of the questionnaire no longer has
            self._fault.tell(error)
            return
        for name, figure in self._figures.items():
            figure.say(partial(format_number, getattr(counts, name), 0))
        planned = [wave for wave in plan.waves() if wave.target]
        shown = [self._of_wave(wave) for wave in planned if self._wave in (None, wave.code)]
        self._all.show_groups([("", shown)] if shown else [])
        self._services.show_groups(_by_unit(services, counts))
        self._quotas.show_groups(_by_question(project, quotas))
        self._nothing.say(ONLY_OTHERS if planned else NO_TARGETS)
        self._nothing.setVisible(not (shown or services or quotas))

    def _of_wave(self, wave: Wave) -> Gauge:
        """A target belongs to one wave: beside all of them each stands by its own title."""
        label = as_it_is(wave.title) if self._wave is None else N_("All responses")
        count = self._desk.open_project.field_progress.counts(wave.code).finished
        return Gauge(label=label, count=count, target=wave.target)

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


class _Gauges(QWidget):
    """A heading and its gauges; takes no room while there are none."""

    def __init__(self, title: Sentence) -> None:
        super().__init__()
        heading = [Label(title, role="heading")] if title else []
        self._place = column()
        self.setLayout(column(*heading, self._place, spacing=GRID))

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Put these in place of those before."""
        grid, place = gauge_grid(), 0
        for heading, gauges in groups:
            if said(heading):
                grid.addWidget(Label(heading, role="caption"), place, 0, 1, 4)
                place += 1
            for gauge in gauges:
                GaugeRow(grid, place, gauge)
                place += 1
        # A whole new sheet is shown at once; new rows in an old grid would be squeezed until Qt has noticed them.
        sheet = panel(grid)
        empty(self._place)
        self._place.addWidget(sheet)
        sheet.show()
        self.setVisible(bool(groups))


def _tile(figure: Label, words: Sentence) -> QFrame:
    return card(column(figure, Label(words, role="caption", wrap=True), spacing=0), padding=GRID + 4)


def _by_unit(services: Sequence[TargetCount], counts: FieldCounts) -> list[Group]:
    groups: list[Group] = [
        (as_it_is(unit), [Gauge(label=as_it_is(one.label), count=one.count, target=one.target) for one in members])
        for unit, members in groupby(services, key=lambda one: one.group)
    ]
    homeless = counts.finished - sum(one.count for one in services)
    if groups and homeless:
        groups.append((N_("Without a service"), [Gauge(label=N_("No service was noted"), count=homeless, target=None)]))
    return groups


def _by_question(project: Project, quotas: Sequence[tuple[Quota, TargetCount]]) -> list[Group]:
    def heading(quota: Quota) -> str:
        return " × ".join(variable_name(one, project.instrument) for one in (quota.variable, quota.variable2) if one)

    def label(quota: Quota) -> str:
        pairs = ((quota.variable, quota.value), (quota.variable2, quota.value2))
        return " · ".join(value_name(value, project.instrument, variable) for variable, value in pairs if variable)

    return [
        (
            partial(heading, quota),
            [
                Gauge(label=partial(label, one), count=progress.count, target=progress.target)
                for one, progress in members
            ],
        )
        for quota, members in _runs(quotas)
    ]


def _runs(quotas: Sequence[tuple[Quota, TargetCount]]) -> list[tuple[Quota, list[tuple[Quota, TargetCount]]]]:
    """The quotas of each question, or pair of questions, together."""
    found = [list(run) for _pair, run in groupby(quotas, key=lambda one: (one[0].variable, one[0].variable2))]
    return [(run[0][0], run) for run in found]
