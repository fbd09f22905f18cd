"""`servqual-desk lab`: one method of the lab on a project's responses; without a method, what there is to choose."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from servqual_desk.errors import DataError
from ui.cli.json_output import give_json
from ui.cli.options import command, file_argument, json_option, method_settings_option, where_option


@command(help=N_("Run one METHOD of the lab on the survey FILE; without METHOD, list the methods and their options."))
@file_argument
@click.argument("method", required=False)
@method_settings_option
@where_option
@json_option
def lab(file: Path, method: str | None, settings: tuple[str, ...], where: tuple[str, ...], json_: Path | None) -> None:
    if method is None:
        if settings or where or json_ is not None:
            raise DataError(_("--set, --where and --json need a METHOD; `lab FILE` alone lists the methods."))
        _list(file)
        return
    from ui.cli.arguments import read_where
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.run_method import run_with_settings

    with shown_progress() as progress:
        result = run_with_settings(file, method, settings, progress, where=read_where(where))
    if json_ is not None:
        from ui.jobs.saved_analyses import analysis_json

        give_json(analysis_json(result.asked, result.outcome, result.n, result.instrument), json_)
        return
    from exports.tables.terminal_table import plain_outcome

    click.echo(plain_outcome(result.outcome, result.instrument))


def _list(file: Path) -> None:
    from ui.cli.method_list import listing
    from ui.jobs.selected_responses import project_to_read

    with project_to_read(file) as project:
        click.echo(listing(project.instrument))
