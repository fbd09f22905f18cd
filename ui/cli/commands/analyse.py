"""`servqual-desk analyse`: everything that a project gives, as tables or as JSON."""

from pathlib import Path
from typing import Any

import click

from instruments.i18n import N_
from ui.cli.options import command, file_argument, json_option, option, where_option


@command(help=N_("Compute everything that the project FILE gives: tables here, or the whole result as JSON."))
@file_argument
@json_option
@where_option
@option(
    "--predictors", type=click.Choice(["perception", "gap"]), help=N_("Keep one of the regression's predictor sets.")
)
def analyse(file: Path, json_: Path | None, where: tuple[str, ...], predictors: Any) -> None:
    from analysis import Options
    from analysis import analyse as compute
    from ui.cli.arguments import project_to_read, read_where, selected_frame

    with project_to_read(file) as project:
        result = compute(selected_frame(project, where), project.instrument, Options(predictors=predictors))
        if json_ is None:
            from exports.tables.terminal_table import plain_table

            click.echo("\n\n".join(plain_table(table, project.instrument) for table in result.tables()))
            return
        from ui.cli.json_output import write_json
        from ui.jobs.saved_analyses import kept_for_json

        lab = kept_for_json(project, read_where(where))
    write_json(result.to_dict() | {"lab": lab}, json_)
