"""`servqual-desk figures keep-indicator`: a value of the indicator sheet, in place of the one that the period has."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.click_words import DecimalNumber
from ui.cli.options import command, file_argument, option


@command(
    help=N_("Keep what the office counted of an indicator in the survey FILE; with --unit an indicator of your own.")
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
    from servqual_desk.errors import DataError
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
