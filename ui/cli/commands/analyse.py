"""`servqual-desk analyse`: everything that a project gives, as tables or as JSON."""

from pathlib import Path
from typing import Any

import click

from instruments.i18n import N_
from ui.cli.json_output import give_json
from ui.cli.options import command, file_argument, json_option, option, wave_option, where_option


@command(help=N_("Compute every analysis that the survey FILE allows: tables here, or the whole result as JSON."))
@file_argument
@json_option
@where_option
@wave_option("all")
@option(
    "--predictors", type=click.Choice(["perception", "gap"]), help=N_("Keep one of the regression's predictor sets.")
)
def analyse(file: Path, json_: Path | None, where: tuple[str, ...], wave: str, predictors: Any) -> None:
    from analysis import Options
    from ui.cli.arguments import read_where
    from ui.jobs.analyse_project import analyse_for_whoever_asks, whole_result

    options = Options(predictors=predictors)
    findings = analyse_for_whoever_asks(file, where=read_where(where), wave=wave, options=options)
    if json_ is not None:
        give_json(whole_result(file, findings), json_)
        return
    from exports.tables.terminal_table import plain_table

    click.echo("\n\n".join(plain_table(table, findings.instrument) for table in findings.tables))
