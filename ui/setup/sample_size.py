"""How many responses to ask for: Krejcie–Morgan and Slovin, and the way from there to a wave's target."""

from functools import partial

from msgspec import structs
from PySide6.QtWidgets import QFrame, QWidget

from analysis.formulas.sample_size import krejcie_morgan, slovin
from instruments.i18n import N_, _, format_number
from servqual_desk.fieldwork.fieldwork import Fieldwork
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice
from ui.widgets.form_entries import Entry, EntryError, WholeEntry
from ui.widgets.layout import card, column, row
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label, Sentence, as_it_is
from ui.widgets.turning_row import TurningRow

MARGINS = ("0.01", "0.02", "0.03", "0.05", "0.1")
USUAL_MARGIN = "0.05"


class _Result(QWidget):
    """A sample size with the rule that gives it, and a button to take it."""

    def __init__(self, name: Sentence, rule: Sentence) -> None:
        super().__init__()
        self.sample: int | None = None
        self._figure, self._unit = Label(self._figure_words, role="figure"), Label(N_("responses"), role="muted")
        self.use = Button(N_("Use as the wave's target"), picture="check")
        self.setLayout(
            column(
                Label(name, role="strong"),
                row(self._figure, self._unit, 1),
                Label(rule, role="caption", wrap=True),
                1,
                row(self.use, 1),
            )
        )

    def show_sample(self, sample: int | None) -> None:
        self.sample = sample
        self._figure.speak()
        self._unit.setVisible(sample is not None)

    def _figure_words(self) -> str:
        return "–" if self.sample is None else format_number(self.sample, 0)


class PlannerSection(Section):
    """From the number of people served to a target; both answers are shown as the population is typed."""

    title = N_("Sample size")
    advice = N_("How many responses are enough, when people are chosen at random from all who are served.")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.population = WholeEntry(
            N_("Population"),
            hint=N_("How many people the service has in the time surveyed, such as last year's visitors."),
        )
        self.margin = Choice([(one, partial(_margin_words, one)) for one in MARGINS])
        self.margin.put(USUAL_MARGIN)
        self.table = _Result(
            N_("Krejcie and Morgan"),
            N_(
                "Krejcie and Morgan's table (1970): 95% confidence, margin 5 points, rounded to the nearest; never "
                "above 384."
            ),
        )
        self.formula = _Result(N_("Slovin"), N_("n = N / (1 + N·e²), rounded up, with the margin e above."))
        self.wave = Choice()
        self.population.edited.connect(self._compute)
        self.margin.chosen.connect(self._compute)
        for result in (self.table, self.formula):
            result.use.clicked.connect(partial(self._use, result))
        self._lay_out()

    def _lay_out(self) -> None:
        margin = Entry(N_("Margin of error (Slovin)"), self.margin)
        asked = TurningRow(self.population, margin, at_top=True)
        results = TurningRow(_card(self.table), _card(self.formula))
        self._for_wave = Entry(N_("Wave that the target is for"), self.wave)
        self._no_wave = Label(N_("Add a wave first; its target can then be taken from here."), role="muted", wrap=True)
        self.lay_out(asked, results, self._for_wave, self._no_wave, self.result)

    @property
    def plan(self) -> Fieldwork:
        return self.desk.open_project.fieldwork

    def refresh(self) -> None:
        waves, current = self.plan.waves(), self.plan.current_wave()
        self.wave.offer([(wave.code, as_it_is(wave.title)) for wave in waves])
        if current is not None:
            self.wave.put(current.code)
        self._for_wave.setVisible(bool(waves))
        self._no_wave.setVisible(not waves)
        self._compute()

    def first(self) -> QWidget:
        return self.population.line

    def _compute(self) -> None:
        self.tell("")
        try:
            population = self.population.number()
        except EntryError:
            population = None
        margin = float(self.margin.value or USUAL_MARGIN)
        self.table.show_sample(krejcie_morgan(population) if population else None)
        self.formula.show_sample(slovin(population, margin) if population else None)
        for result in (self.table, self.formula):
            result.use.setEnabled(bool(population) and self.wave.count() > 0)

    def _use(self, result: _Result) -> None:
        wave = next(wave for wave in self.plan.waves() if wave.code == self.wave.value)
        is_current = wave == self.plan.current_wave()
        if self.attempt(partial(self.plan.save_wave, structs.replace(wave, target=result.sample), current=is_current)):
            self.tell(partial(_taken_words, wave.title, result.sample or 0))


def _card(result: _Result) -> QFrame:
    return card(column(result))


def _margin_words(margin: str) -> str:
    return _("{percent} points").format(percent=format_number(100 * float(margin), 0))


def _taken_words(title: str, size: int) -> str:
    return _("“{title}” now asks for {n} responses.").format(title=title, n=format_number(size, 0))
