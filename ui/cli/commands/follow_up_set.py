"""`servqual-desk follow-up set`: change one action of the plan."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from instruments.i18n import N_, _
from ui.cli.action_options import action_options, given
from ui.cli.click_words import WholeNumber
from ui.cli.options import command, file_argument


@command(help=N_("Change action number N of the survey FILE, as follow-up list counts; what is not given stays."))
@file_argument
@click.argument("number", metavar="N", type=WholeNumber(1))
@action_options
def follow_up_set(file: Path, number: int, **fields: Any) -> None:
    from servqual_desk.errors import DataError
    from servqual_desk.project import Project
    from ui.jobs.follow_up import in_order

    with Project.open(file) as project:
        actions = in_order(project.actions.list())
        if not 1 <= number <= len(actions):
            raise DataError(
                _("{file}: the plan has no action {number}; “follow-up list” counts them.").format(
                    file=file, number=number
                )
            )
        kept = project.actions.keep(replace(actions[number - 1], **given(fields)))
        place = in_order(project.actions.list()).index(kept) + 1
    click.echo(_("Action {number} is changed.").format(number=place))
