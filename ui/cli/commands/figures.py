"""`servqual-desk figures`: reference figures with their source, whether a table adds up, what the office counts itself."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from servqual_desk.errors import DataError
from ui.cli.click_words import DecimalNumber, SpokenGroup, WholeNumber
from ui.cli.json_output import give_json
from ui.cli.options import OUT, file_argument, json_option, option


@click.group(
    cls=SpokenGroup,
    help=N_(
        "Check whether a table adds up, list reference figures with their sources, keep what the office counts itself: "
        "complaints by month, indicators."
    ),
)
def figures() -> None:
    pass


@figures.command("check", help=N_("Say whether the table in the text file TABLE (- for what is typed) adds up."))
@click.argument("table", type=OUT)
@option("--json", "json_out", type=OUT, metavar="OUT", help=N_("Also write the sums as JSON; - is the terminal."))
def figures_check(table: Path, json_out: Path | None) -> None:
    from ui.jobs.figure_checks import checked, sum_json, sum_sentences, table_text

    sums = checked(table_text(table))
    if json_out is not None:
        give_json({"sums": [sum_json(sum_) for sum_ in sums]}, json_out)
    for sum_ in sums:
        if sum_.status != "does_not":
            click.echo("\n".join(sum_sentences(sum_)), err=json_out is not None)
    if wrong := [sentence for sum_ in sums if sum_.status == "does_not" for sentence in sum_sentences(sum_)]:
        raise DataError(wrong)


@figures.command(
    "cards",
    help=N_("List reference figures of papers and press with their computed status, where sources differ, and laws."),
)
@option("--json", "json_out", type=OUT, metavar="OUT", help=N_("Write them as JSON instead; - is the terminal."))
def figures_cards(json_out: Path | None) -> None:
    from ui.jobs.figure_checks import card_lines, cards_json

    if json_out is not None:
        give_json(cards_json(), json_out)
        return
    for line in card_lines():
        click.echo(line)


@figures.command(
    "months", help=N_("List the complaints by month that the survey FILE holds, and whether each month adds up.")
)
@file_argument
@json_option
def figures_months(file: Path, json_: Path | None) -> None:
    from analysis.follow_up.follow_up import month_to_dict
    from ui.jobs.figure_checks import sum_sentences
    from ui.jobs.selected_responses import project_to_read

    with project_to_read(file) as project:
        months = project.month_sheets.in_time()
    if json_ is not None:
        give_json({"months": [month_to_dict(one) for one in months]}, json_)
        return
    for one in months:
        click.echo("\n".join(sum_sentences(one.check)))
    if not months:
        click.echo(_("No month yet."))


COUNT = WholeNumber(0, 10**12 - 1)


@figures.command(
    "keep", help=N_("Keep the office's count of a month's complaints in the survey FILE, and say whether it adds up.")
)
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


@figures.command(
    "indicators",
    help=N_("List the indicators that the office counts itself, with the values and goals that the survey FILE holds."),
)
@file_argument
@json_option
def figures_indicators(file: Path, json_: Path | None) -> None:
    from ui.jobs.follow_up import counted_indicators
    from ui.jobs.indicator_words import sheet_lines
    from ui.jobs.selected_responses import project_to_read

    with project_to_read(file) as project:
        known, counted = project.indicator_sheet.indicators(), counted_indicators(project)
    if json_ is not None:
        from analysis.follow_up.follow_up import counted_to_dict

        give_json({"indicators": [counted_to_dict(one) for one in counted]}, json_)
        return
    for line in sheet_lines(known, counted):
        click.echo(line)


@figures.command(
    "keep-indicator",
    help=N_("Keep what the office counted of an indicator in the survey FILE; with --unit an indicator of your own."),
)
@file_argument
@option(
    "--indicator", required=True, metavar="CODE", help=N_("A code of “figures indicators”, or the name of your own.")
)
@option("--period", required=True, metavar="YYYY[-MM]", help=N_("The year or month, such as 2026 or 2026-01."))
@option("--value", type=DecimalNumber(), required=True, metavar="N", help=N_("The value, in the indicator's own unit."))
@option("--source", required=True, metavar="WORDS", help=N_("Where the value stands: a report, a register."))
@option("--as-of", "counted_on", metavar="DAY", help=N_("The day of which it is true, such as 2026-12-31."))
@option("--unit", metavar="WORDS", help=N_("The unit of an indicator of your own, which is added or changed."))
@option(
    "--direction", type=click.Choice(["more", "less"]), help=N_("Whether more or less of it is wanted; needs --unit.")
)
@option("--goal", type=DecimalNumber(), metavar="N", help=N_("The goal of the indicator; needs --by."))
@option("--by", metavar="DAY", help=N_("The day by which the goal is to be reached."))
def figures_keep_indicator(
    file: Path,
    indicator: str,
    period: str,
    value: float,
    source: str,
    counted_on: str | None,
    unit: str | None,
    direction: str | None,
    goal: float | None,
    by: str | None,
) -> None:
    from servqual_desk.follow_up.indicator_sheet import IndicatorValue
    from servqual_desk.project import Project
    from ui.jobs.indicator_words import counted_line, keep_indicator

    if (goal is None) != (by is None):
        raise DataError(_("A goal needs --goal and --by together."))
    if direction is not None and not unit:
        raise DataError(_("--direction is of an indicator of your own; write its --unit, too."))
    indicator = indicator.strip()
    entered = IndicatorValue(indicator=indicator, period=period, value=value, source=source, counted_on=counted_on)
    with Project.open(file) as project:
        kept = keep_indicator(
            project, entered, own=(unit, direction) if unit else None, goal=(goal, by) if by else None
        )
    click.echo(counted_line(kept))
