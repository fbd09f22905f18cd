"""`servqual-desk figures keep`: a month's complaints, in place of those that the channel has of it."""

from pathlib import Path

import click

from instruments.i18n import N_
from ui.cli.click_words import WholeNumber
from ui.cli.options import command, file_argument, option

COUNT = WholeNumber(0, 10**12 - 1)


@command(help=N_("Keep the office's count of a month's complaints in the survey FILE, and say whether it adds up."))
@file_argument
@option("--channel", required=True, metavar="NAME", help=N_("The complaint channel, such as LAKSA or 112."))
@option("--month", required=True, metavar="YYYY-MM", help=N_("The month, such as 2026-01."))
@option("--received", type=COUNT, required=True, metavar="N", help=N_("Complaints received in the month."))
@option("--waiting", type=COUNT, required=True, metavar="N", help=N_("How many of them wait."))
@option("--in-process", type=COUNT, required=True, metavar="N", help=N_("How many are in process."))
@option("--done", type=COUNT, required=True, metavar="N", help=N_("How many are done."))
def figures_keep(file: Path, channel: str, month: str, received: int, waiting: int, in_process: int, done: int) -> None:
    from servqual_desk.follow_up.month_figures import MonthFigures
    from servqual_desk.project import Project
    from ui.jobs.figure_checks import sum_sentences

    with Project.open(file) as project:
        kept = project.month_sheets.put(
            MonthFigures(
                channel=channel, month=month, received=received, waiting=waiting, in_process=in_process, done=done
            )
        )
    click.echo("\n".join(sum_sentences(kept.check)))
