"""How far the coders agree: Cohen's kappa in one line, computed in the background while they code."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from analysis.table import Table
from instruments.i18n import N_, _, format_number
from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from servqual_desk.sources.source_coding import QUESTION as SOURCES
from servqual_desk.store.saved_analyses import SavedAnalysis
from ui import background
from ui.jobs.run_method import Result, run_method
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Filling, row
from ui.widgets.spoken_words import Label, as_it_is

METHOD = "comments"
SETTLING_MS = 1_500  # computed once the fingers rest
# Of the decisions that a pair is compared by, the one that says most about all codes together.
_SCOPES = ("single_codes", "all_codes", "one_code")


class AgreementLine(QWidget):
    """Says kappa once two people have coded; `tables_wanted` asks for the lab."""

    tables_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asked: tuple[Project, str, str] | None = None
        self._rows: Sequence[Mapping[str, Any]] = ()
        self._is_computing = False
        self._task: background.Task | None = None
        self._words = Label(self._sentence, role="muted", wrap=True)
        see = Button(N_("See tables"), kind="quiet", picture="lab", tip=N_("Words, codes and agreement, in the lab"))
        see.clicked.connect(self.tables_wanted)
        self.setLayout(row(Filling(self._words), see, spacing=2 * GRID, margins=(3 * GRID, 0, 3 * GRID, GRID)))
        self._settled = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._settled.timeout.connect(self._compute)

    def show_agreement(self, project: Project, question: str, coder: str, coders: Sequence[str]) -> None:
        """Compute the agreement on a question when the person rests, where at least two have coded it."""
        self.forget()
        if len(coders) > 1:
            self._asked, self._is_computing = (project, question, coder), True
            self._settled.start()
        self._words.speak()

    @property
    def is_asked(self) -> bool:
        """Whether two have coded, so that the line says how far they agree."""
        return self._asked is not None

    def coded(self) -> None:
        """A code was given or taken off: the agreement is another one."""
        if self._asked is not None:
            self._settled.start()

    def forget(self) -> None:
        """Give up what is being computed and what was shown."""
        self._settled.stop()
        if self._task is not None:
            self._task.cancel()
        self._asked, self._rows, self._is_computing = None, (), False
        self._words.speak()

    def speak(self) -> None:
        """Say it again."""
        self._words.speak()

    @property
    def words(self) -> str:
        """What the line says."""
        return self._words.text()

    # Computing

    def _compute(self) -> None:
        if self._asked is None:
            return
        project, question, _coder = self._asked
        if self._task is not None:
            self._task.cancel()
        asked = wanted_tables(question)
        work = partial(run_method, project.path, asked)
        self._task = background.run(work, done=self._take, failed=self._refuse)

    def _take(self, result: Result) -> None:
        self._is_computing = False
        tables = [table for table in result.outcome.tables if table.id in ("lab_kappa", "lab_sources_kappa")]
        self._rows = _pairs(tables[0]) if tables else ()
        self._words.speak()

    def _refuse(self, error: KnownError) -> None:
        self._is_computing = False
        self._words.say(as_it_is("\n".join(error.faults)))

    # Words

    def _sentence(self) -> str:
        if self._is_computing and not self._rows:
            return _("Two coders have coded: their agreement is being computed …")
        if self._asked is None:
            return _("When a second coder has coded the same ones, their agreement (Cohen's kappa) is said here.")
        if not self._rows:
            return _("Nothing is coded by two coders yet.")
        coder = self._asked[2]
        own = [row for row in self._rows if coder in (row["coder"], row["other_coder"])]
        return "\n".join(map(_kappa_words, own or self._rows))


def wanted_tables(question: str) -> SavedAnalysis:
    """The lab's analysis of one comment question, or of the sources."""
    if question == SOURCES:
        return SavedAnalysis(method="sources", options={})
    return SavedAnalysis(method=METHOD, options={"question": question})


def _pairs(table: Table) -> list[dict[str, Any]]:
    """One row for each pair of coders."""
    names = [column.id for column in table.columns]
    best: dict[tuple[str, str], dict[str, Any]] = {}
    for values in table.rows:
        row: dict[str, Any] = dict(zip(names, values, strict=True))
        pair = str(row["coder"]), str(row["other_coder"])
        if pair not in best or _SCOPES.index(row["scope"]) < _SCOPES.index(best[pair]["scope"]):
            best[pair] = row
    return list(best.values())


def _kappa_words(row: Mapping[str, Any]) -> str:
    read = row["sources"] if "sources" in row else row["n"]
    about = {"n": format_number(read, 0), "first": row["coder"], "second": row["other_coder"]}
    if row["kappa"] is None:
        return _("kappa undefined (everything is coded alike), n = {n}, coders {first} and {second}").format(**about)
    if row["lower"] is None or row["upper"] is None:
        return _("kappa {kappa}, n = {n}, coders {first} and {second}").format(
            kappa=format_number(row["kappa"]), **about
        )
    return _("kappa {kappa} ({lower} to {upper}), n = {n}, coders {first} and {second}").format(
        kappa=format_number(row["kappa"]), lower=format_number(row["lower"]), upper=format_number(row["upper"]), **about
    )
