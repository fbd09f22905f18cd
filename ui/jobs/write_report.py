"""The papers: put together here alone, for the window, the command line and the demo."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exports.report.kind_names import Kind
from instruments.i18n import _, use_language
from instruments.progress import UNWATCHED, Progress
from servqual_desk.fieldwork import office_papers as office
from servqual_desk.people.rights import Right
from servqual_desk.project import Project
from servqual_desk.store.field_names import field_names
from servqual_desk.store.filters import Where
from servqual_desk.store.whole_files import replacing
from servqual_desk.verification.log_head_code import head_codes
from servqual_desk.words.responsible import OFFICE
from servqual_desk.words.wave_order import WAVE
from ui.jobs.analyse_project import Findings, analyse_project
from ui.jobs.follow_up import follow_up
from ui.jobs.published_findings import twins_in
from ui.jobs.published_waves import with_shown_waves
from ui.jobs.saved_analyses import kept_for_report
from ui.jobs.selected_responses import project_to_read, selection_title
from ui.jobs.selected_wave import ALL_WAVES

if TYPE_CHECKING:
    from exports.report.letterhead_settings import Letterhead

KEPT_IN = ("annex", "full")  # the papers that show what was kept in the lab


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Which paper is wanted; an internal one hides nothing and says so on every page. No `sections` are all of them."""

    kind: Kind = "full"
    is_internal: bool = False
    sections: tuple[str, ...] = ()


FULL = Paper()


def write_findings(
    findings: Findings,
    project_path: Path,
    out: Path,
    progress: Progress = UNWATCHED,
    *,
    language: str,
    paper: Paper = FULL,
) -> Path:
    """Write a paper about what was found to `out` (.pdf, .docx); whole or not at all. Its title says the filter.

    Raises:
        DataError: it may not be published: too few people, here or among those whom the filter leaves out.
        RightError: the paper is internal, and whoever is signed in may not see what it shows.
        KnownError: the machine refuses the file.
    """
    from exports.report.write import write_report

    progress.step(_("Computing …"), 0.2)
    with use_language(language), project_to_read(project_path) as project:
        if paper.is_internal:
            project.require(Right.INTERNAL)
        heads, kept_office = head_codes(project.database), office.office_papers(project)
        kept = kept_for_report(project, findings.where) if paper.kind in KEPT_IN else ()
        filtered = {column: values for column, values in findings.where.items() if column != WAVE}
        title, wave = selection_title(findings.title, filtered, project), _wave_title(findings, project)
        twins, organisation, names = twins_in(findings, project), project.setting(OFFICE), field_names(project)
        plan, unknown = follow_up(project, findings), project.count_non_answers(findings.where)
        if not paper.is_internal:
            findings = with_shown_waves(findings, project, kept_office.smallest)
        if twins.waves is not None:
            wave = _("all waves together")
    progress.step(_("Writing the report …"), 0.6)
    with replacing(out) as unfinished:
        write_report(
            findings.analysis,
            findings.instrument,
            findings.frame,
            unfinished,
            language=language,
            title=title,
            organisation=organisation,
            kept=kept,
            heads=heads,
            kind=paper.kind,
            sections=paper.sections,
            wave=wave,
            letterhead=_letterhead(kept_office),
            smallest=kept_office.smallest,
            is_internal=paper.is_internal,
            twins=twins,
            names=names,
            follow_up=plan,
            non_answers=unknown,
        )
    return out


def _wave_title(findings: Findings, project: Project) -> str:
    code = findings.where.get(WAVE)
    return field_names(project).get(WAVE, {}).get(code, code) if isinstance(code, str) else ""


def _letterhead(kept: office.OfficePapers) -> "Letterhead":
    from exports.report.letterhead_settings import Letterhead

    texts: Mapping[str, str] = kept.texts
    return Letterhead(
        lines=tuple(filter(None, texts[office.LINES].splitlines())),
        logo=kept.logo,
        document_number=texts[office.DOCUMENT_NUMBER],
        place=texts[office.PLACE],
        position=texts[office.POSITION],
        signatory=texts[office.SIGNATORY],
        signatory_number=texts[office.SIGNATORY_NUMBER],
        legal_basis=tuple(filter(None, texts[office.LEGAL_BASIS].splitlines())),
    )


def report_project(
    project: Path,
    out: Path,
    progress: Progress = UNWATCHED,
    *,
    language: str,
    where: Where | None = None,
    wave: str = ALL_WAVES,
    paper: Paper = FULL,
) -> Path:
    """Analyse the project, limited by `where` and to a `wave` (its code, `latest` or `all`), and write a paper about it to `out`.

    Raises:
        DataError: there is no such wave, the filter does not fit the project or leaves no response, or the paper may not be
        published.
        KnownError: the machine refuses the file.
    """
    findings = analyse_project(project, progress.between(0, 0.5), where=where, wave=wave)
    part = progress.between(0.5, 1)
    return write_findings(findings, project, out, part, language=language, paper=paper)
