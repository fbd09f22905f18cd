"""Whether this installation works: everything that a broken or incomplete one lacks is used once, in a folder of its own."""

import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory

from instruments.i18n import LANGUAGES, N_, _, language, use_language
from instruments.load import bundled, load_instrument
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from ui.display_check import unloadable
from ui.jobs.analyse_project import analyse_project
from ui.jobs.chart_file import ENDINGS, save_chart
from ui.jobs.export_data import export_data
from ui.jobs.import_data import check_file
from ui.jobs.published_findings import published_findings
from ui.jobs.write_report import FULL, Paper, write_findings

QUESTIONNAIRE = "loket-lengkap"
CITIZENS = 40
SURVEY = "self-test.sqd"
ROOMS = ("instruments", "servqual_desk", "analysis", "exports", "ui")
NOT_TRIED = ["__main__"] + ["system_voice"] * (sys.platform == "linux")  # starts the program; Linux has another voice

LATE = ("pingouin",)  # what the lab's methods import when they compute


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheck:
    """One part of the installation, and what is wrong with it; empty where it works."""

    part: str
    fault: str = ""


def self_test(show_window: Callable[[Path], None], progress: Progress = UNWATCHED) -> Iterator[SelfCheck]:
    """Try every part, one after the other; a part that fails does not keep the next from being tried.

    Args:
        show_window: shows a survey in the window, which this room knows nothing of.
    """
    with TemporaryDirectory(prefix="servqual-desk-") as folder:
        parts = [*_parts(Path(folder)), (_("window"), lambda: show_window(Path(folder, SURVEY)))]
        for done, (part, work) in enumerate(parts):
            progress.step(part, done / len(parts))
            yield SelfCheck(part=part, fault=_fault_of(work))


def _parts(folder: Path) -> list[tuple[str, Callable[[], None]]]:
    from exports.datasets.written_formats import WRITERS

    survey = folder / SURVEY
    files = [(_("data file {ending}").format(ending=ending), _round_trip(survey, ending)) for ending in WRITERS]
    return [
        (_("program"), _import_every_module),
        (_("questionnaires"), _load_questionnaires),
        (_("languages"), _speak_every_language),
        (_("typeface"), _find_fonts),
        (_("survey file"), lambda: _make_survey(survey)),
        (_("analysis and report"), lambda: _write_report(survey)),
        (_("charts"), lambda: _draw_charts(survey)),
        *files,
    ]


def _fault_of(work: Callable[[], None]) -> str:
    """One sentence; empty where the part works."""
    try:
        work()
    except KnownError as error:
        return " ".join(error.faults)
    except ModuleNotFoundError as error:
        return _("{module} is missing. Install the program again.").format(module=error.name)
    except ImportError as error:
        return str(unloadable(error))
    except Exception as error:
        logging.getLogger("servqual_desk").error("self-test", exc_info=error)
        return f"{type(error).__name__}: {error}"
    return ""


def _require(works: bool, sentence: str) -> None:
    if not works:
        raise KnownError(sentence)


def _import_every_module() -> None:
    """A page or a method is imported when it is first wanted: what it needs is looked for now."""
    for library in LATE:
        import_module(library)
    for room in ROOMS:
        for module in walk_packages(import_module(room).__path__, f"{room}."):
            if module.name.rpartition(".")[2] not in NOT_TRIED:
                import_module(module.name)


def _load_questionnaires() -> None:
    _require(bool(bundled()), _("No questionnaire is installed. Install the program again."))
    for name in bundled():
        load_instrument(name)


PROBE = N_("Start")


def _speak_every_language() -> None:
    said = []
    for code in LANGUAGES:
        with use_language(code):
            said.append(_(PROBE))
    _require(len(set(said)) == len(said), _("The program's words are missing. Install the program again."))


def _find_fonts() -> None:
    from exports.look.fonts import font_files, register_matplotlib, register_reportlab

    for path in font_files().values():
        _require(path.is_file(), _("{path}: this typeface is missing. Install the program again.").format(path=path))
    register_reportlab()
    register_matplotlib()


def _make_survey(path: Path) -> None:
    from servqual_desk.demo.simulated_citizens import SOURCE, simulate

    with Project.create(path, instrument=QUESTIONNAIRE) as project:
        project.add_responses(simulate(project.instrument, CITIZENS), source=SOURCE)
        _require(project.count() == CITIZENS, _("The survey file does not give back what was saved."))


def _write_report(survey: Path) -> None:
    """Every section with every chart on paper, and the shortest paper to write on."""
    findings = analyse_project(survey)
    for ending, kind in ((".pdf", FULL), (".docx", Paper(kind="brief"))):
        write_findings(findings, survey, survey.with_suffix(ending), language=language(), paper=kind)


def _draw_charts(survey: Path) -> None:
    """One in each format: the report has drawn all of them."""
    published = published_findings(survey)
    for ending in ENDINGS:
        save_chart(published.shown.charts[0], published.shown.instrument, survey.with_suffix(ending))(UNWATCHED)


def _round_trip(survey: Path, ending: str) -> Callable[[], None]:
    """Write a data file and read it again as a stranger's, into another survey."""

    def work() -> None:
        written = export_data(survey, survey.with_suffix(ending), language=language())
        other = survey.with_name(f"other{ending}.sqd")
        with Project.create(other, instrument=QUESTIONNAIRE):
            pass
        checked = check_file(other, written.path)
        _require(checked.n_sound == written.n, _("The file does not give back what was saved."))

    return work
