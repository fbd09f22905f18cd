"""`servqual-desk instruments check`: every fault of a questionnaire's file."""

from pathlib import Path

import click

from instruments.i18n import N_, _, language
from ui.cli.options import FILE, command


@command(help=N_("Check the questionnaire file PATH and list every fault with its place and its repair."))
@click.argument("path", type=FILE)
def instruments_check(path: Path) -> None:
    from instruments.columns import variables
    from instruments.load import load_instrument

    instrument = load_instrument(path)
    click.echo(
        _(
            "The questionnaire {path} has no faults: “{title}”, {dimensions} dimensions, {items} items, "
            "{columns} columns."
        ).format(
            path=path,
            title=instrument.title.get(language()),
            dimensions=len(instrument.dimensions),
            items=len(instrument.items),
            columns=len(variables(instrument)),
        )
    )
