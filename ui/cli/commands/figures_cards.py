"""`servqual-desk figures cards`: the reference cards, where sources differ, the laws."""

from pathlib import Path

import click

from instruments.i18n import N_
from ui.cli.options import OUT, command, option


@command(
    help=N_("List reference figures of papers and press with their computed status, where sources differ, and laws.")
)
@option("--json", "json_out", type=OUT, metavar="OUT", help=N_("Write them as JSON instead; - is the terminal."))
def figures_cards(json_out: Path | None) -> None:
    from ui.cli.json_output import give_json
    from ui.jobs.figure_checks import card_lines, cards_json

    if json_out is not None:
        give_json(cards_json(), json_out)
        return
    for line in card_lines():
        click.echo(line)
