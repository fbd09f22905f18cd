"""`servqual-desk follow-up`: the plan of what follows from the results.

To add a command under it: a function here.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from instruments.i18n import N_, _, ngettext
from servqual_desk.errors import DataError
from servqual_desk.reported_figures.cities import CITIES
from ui.cli.action_options import action_options, given
from ui.cli.click_words import SpokenGroup, WholeNumber
from ui.cli.json_output import give_json
from ui.cli.options import file_argument, json_option, option


@click.group(
    cls=SpokenGroup,
    help=N_(
        "The follow-up plan of a survey: what is done about the results, by whom, until when, and what came of it."
    ),
)
def follow_up() -> None:
    """Its commands do the work."""


@follow_up.command(
    "list",
    help=N_("List the follow-up plan of the survey FILE, what is open first; the number before an action is for set."),
)
@file_argument
@json_option
@option("--open", "only_open", is_flag=True, help=N_("Only what is neither done nor dropped."))
def follow_up_list(file: Path, json_: Path | None, only_open: bool) -> None:
    from ui.jobs.follow_up import follow_up
    from ui.jobs.follow_up_words import action_line, closing_lines
    from ui.jobs.selected_responses import project_to_read

    with project_to_read(file) as project:
        plan = follow_up(project)
        if only_open:
            plan = replace(plan, actions=tuple(one for one in plan.actions if one.action.is_open))
        if json_ is not None:
            give_json(plan.to_dict(), json_)
            return
        for place, one in enumerate(plan.actions, start=1):
            click.echo(action_line(place, one, project))
        if not plan.actions:
            click.echo(_("The plan holds no action yet."))
        for line in closing_lines(plan):
            click.echo(line)


@follow_up.command("add", help=N_("Add an action to the follow-up plan of the survey FILE."))
@file_argument
@option(
    "--from-results",
    is_flag=True,
    help=N_("A line for each item that the latest wave's results name to be improved first, where none is open."),
)
@action_options
def follow_up_add(file: Path, from_results: bool, **fields: Any) -> None:
    if from_results:
        _add_from_results(file, fields)
        return
    from servqual_desk.follow_up.actions import Action
    from servqual_desk.project import Project
    from ui.jobs.follow_up import in_order

    with Project.open(file) as project:
        current = project.fieldwork.current_wave()
        wave = {"wave": current.code} if current else {}
        kept = project.actions.keep(Action(**(wave | given(fields))))
        place = in_order(project.actions.list()).index(kept) + 1
    click.echo(_("Action {number} is in the plan.").format(number=place))


def _add_from_results(file: Path, fields: dict[str, Any]) -> None:
    from servqual_desk.project import Project
    from ui.jobs.analyse_project import analyse_project
    from ui.jobs.follow_up import plan_findings
    from ui.jobs.selected_wave import LATEST_WAVE

    if given(fields):
        raise DataError(_("--from-results says itself what is added; leave out the other options."))
    findings = analyse_project(file, wave=LATEST_WAVE)
    with Project.open(file) as project:
        added = plan_findings(project, findings)
    sentence = ngettext("{n} action was added.", "{n} actions were added.", len(added))
    click.echo(sentence.format(n=len(added)))


@follow_up.command(
    "set", help=N_("Change action number N of the survey FILE, as follow-up list counts; what is not given stays.")
)
@file_argument
@click.argument("number", metavar="N", type=WholeNumber(1))
@action_options
def follow_up_set(file: Path, number: int, **fields: Any) -> None:
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


@follow_up.command(
    "events", help=N_("Add the stages, rules and awards that papers name of a city to the events of the survey FILE.")
)
@file_argument
@option("--city", type=click.Choice(list(CITIES)), required=True, help=N_("The city; two are never mixed."))
def follow_up_events(file: Path, city: str) -> None:
    from servqual_desk.project import Project
    from ui.jobs.city_events import add_city_events, added_words

    with Project.open(file) as project:
        click.echo(added_words(len(add_city_events(project, city))))
