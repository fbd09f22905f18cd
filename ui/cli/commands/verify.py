"""`servqual-desk verify`: does the file hold what was put into it?"""

from pathlib import Path

import click

from instruments.i18n import N_, _, ngettext
from servqual_desk.errors import ProjectError
from ui.cli.json_output import give_json
from ui.cli.options import command, file_argument, json_option, option

MOST_SAID = 50


@command(
    help=N_("See whether the survey FILE is whole: its pages, its answers against the log, the log against its chain.")
)
@file_argument
@option(
    "--head",
    default="",
    metavar="CODE",
    help=N_("Also see whether it holds what a report with this code was printed from."),
)
@json_option
def verify(file: Path, head: str, json_: Path | None) -> None:
    from servqual_desk.verification.fault_words import fault_sentence
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.verify_project import verification_json, verify_project

    with shown_progress() as progress:
        found = verify_project(file, progress, head=head)
    if json_ is not None:
        give_json(verification_json(found), json_)
    if not found.whole:
        sentences = [fault_sentence(fault) for fault in found.faults]
        left_out = len(sentences) - MOST_SAID
        if left_out > 0:
            more = ngettext("{n} more; --json lists it.", "{n} more; --json lists them.", left_out).format(n=left_out)
            sentences = [*sentences[:MOST_SAID], more]
        raise ProjectError(sentences)
    click.echo(
        _("{path} is whole: {responses} responses, {events} lines in the log. Code: {heads}").format(
            path=file, responses=found.responses, events=found.events, heads=", ".join(found.heads)
        ),
        err=json_ is not None,
    )
