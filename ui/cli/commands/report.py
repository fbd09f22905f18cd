"""`servqual-desk report`: a paper as PDF or DOCX."""

from pathlib import Path

import click

from exports.report.kind_names import KINDS, Kind
from exports.report.section_names import read_sections
from instruments.i18n import N_, _, language
from servqual_desk.errors import DataError
from ui.cli.options import command, file_argument, language_option, option, output_option, wave_option, where_option


@command(help=N_("Write a paper about the survey FILE, or about a city's result (.json of city), as PDF or DOCX."))
@file_argument
@output_option(N_("The file to write, .pdf or .docx."), metavar="OUT")
@option(
    "--kind",
    type=click.Choice(KINDS),
    default="full",
    show_default=True,
    help=N_(
        "Which paper: two pages for the head (brief), the regulation's report (official), every table (annex), a page for "
        "the public board (publication), or everything (full)."
    ),
)
@option(
    "--sections",
    default="",
    metavar="NAME,NAME,…",
    help=N_(
        "Only these sections of the paper, such as skm,scores; an unknown name is answered with those that there are."
    ),
)
@language_option(N_("The report's language; else the program's."))
@where_option
@wave_option("latest")
@option(
    "--internal", is_flag=True, help=N_("Hide nothing of small groups; every page says that it is not to be published.")
)
def report(
    file: Path,
    output: Path,
    kind: Kind,
    sections: str,
    lang: str | None,
    where: tuple[str, ...],
    wave: str,
    internal: bool,
) -> None:
    from ui.cli.arguments import read_where, require_ending
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.city.write_city_report import is_city
    from ui.jobs.write_report import Paper, report_project

    require_ending(output, ".pdf", ".docx")
    if is_city(file):
        if where or wave not in ("latest", "all"):
            raise DataError(_("A city's result is of all its responses together; leave --where and --wave out."))
        _write_about_city(file, output, kind, sections, lang or language(), is_internal=internal)
        return
    paper = Paper(kind=kind, is_internal=internal, sections=read_sections(sections, kind))
    with shown_progress() as progress:
        report_project(
            file, output, progress, language=lang or language(), where=read_where(where), wave=wave, paper=paper
        )
    click.echo(_("Saved: {path}").format(path=output))


def _write_about_city(file: Path, output: Path, kind: Kind, sections: str, lang: str, *, is_internal: bool) -> None:
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.city.write_city_report import KINDS as CITY_KINDS
    from ui.jobs.city.write_city_report import CityPaper, report_city

    if kind not in CITY_KINDS:
        raise DataError(_("Of a city there is the official report alone; leave --kind {kind} out.").format(kind=kind))
    paper = CityPaper(sections=read_sections(sections, "official"), is_internal=is_internal)
    with shown_progress() as progress:
        report_city(file, output, progress, language=lang, paper=paper)
    click.echo(_("Saved: {path}").format(path=output))
