"""`servqual-desk imports`: the data files that were imported, and taking one of them back."""

from pathlib import Path

import click

from instruments.i18n import N_, _, ngettext
from ui.cli.click_words import WholeNumber
from ui.cli.options import command, file_argument, option


@command(help=N_("List the imports of the survey FILE, or take one of them back as a whole."))
@file_argument
@option("--undo", type=WholeNumber(1), metavar="N", help=N_("Void every response of import number N; needs --reason."))
@option("--reason", default="", metavar="WHY", help=N_("Why; it is kept in the log."))
def imports(file: Path, undo: int | None, reason: str) -> None:
    from servqual_desk.project import Project
    from ui.jobs.selected_responses import project_to_read

    if undo is not None:
        with Project.open(file) as project:
            count = project.imports.undo(undo, reason=reason)
        sentence = ngettext("{n} response voided.", "{n} responses voided.", count)
        click.echo(sentence.format(n=count))
        return
    with project_to_read(file) as project:
        made = project.imports.list()
    for one in made:
        count_words = ngettext("{n} response", "{n} responses", one.n).format(n=one.n)
        undone = _("undone") if one.undone_at else ""
        click.echo(
            "  ".join(filter(None, (f"{one.number:>3}", one.at[:16].replace("T", " "), one.name, count_words, undone)))
        )
    if not made:
        click.echo(_("No data file was imported yet."))
