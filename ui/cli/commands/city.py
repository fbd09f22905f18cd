"""`servqual-desk city`: many surveys as one, and their units side by side."""

from dataclasses import replace
from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.json_output import give_json
from ui.cli.options import FILE, command, json_option, option


@command(
    help=N_("Analyse many surveys of one questionnaire as one, and rank their units with the ranks they may have.")
)
@click.argument("sources", metavar="SOURCE…", nargs=-1, required=True)
@json_option
@option(
    "--by", default="unit", metavar="COLUMN", help=N_("What is compared: unit, service, wave, or a profile question.")
)
@option("--skip-invalid", is_flag=True, help=N_("Leave out files that cannot be read, after naming them."))
@option(
    "--scheduler",
    metavar="ADDRESS",
    help=N_("The Dask scheduler whose workers count, as tcp://10.0.0.5:8786; else processes of this computer."),
)
@option("--title", default="", metavar="WORDS", help=N_("What the report about the city is called."))
@option("--office", default="", metavar="NAME", help=N_("Who makes the report about the city."))
@option("--units", type=FILE, metavar="OUT", help=N_("Write a row a unit to this Parquet file too."))
def city(
    sources: tuple[str, ...],
    json_: Path | None,
    by: str,
    skip_invalid: bool,
    scheduler: str | None,
    title: str,
    office: str,
    units: Path | None,
) -> None:
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.city.analyse_city import analyse_city

    column = f"sqd_{by}" if by in ("unit", "service", "wave", "enumerator", "mode") else by
    with shown_progress() as progress:
        findings = analyse_city(sources, progress, by=column, skip_invalid=skip_invalid, scheduler=scheduler)
    findings = replace(findings, title=title, organisation=office)
    for fault in findings.left_out:
        click.echo(_("Left out: {fault}").format(fault=fault), err=True)
    if units is not None:
        from ui.jobs.city.units_file import write_units

        write_units(findings, units)
    if json_ is not None:
        give_json(findings.to_dict(), json_)
        return
    from analysis.units.rank_ranges import league_table
    from exports.tables.terminal_table import plain_table

    click.echo(plain_table(league_table(findings.units), findings.instrument))
    if not any(unit.ranked.mean is not None for unit in findings.units):
        click.echo(
            _(
                "Nothing ranks these units: the questionnaire has neither index nor gap, or too few answered. Two cities are "
                "compared by their means: bring the surveys together with “merge”, each with a unit of its own, then "
                "“lab FILE groups --set by=sqd_unit --set invariance=true”."
            )
        )
