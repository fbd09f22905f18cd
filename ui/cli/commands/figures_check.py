"""`servqual-desk figures check`: does this table add up?"""

from pathlib import Path

import click

from instruments.i18n import N_
from ui.cli.options import OUT, command, option


@command(help=N_("Say whether the table in the text file TABLE (- for what is typed) adds up."))
@click.argument("table", type=OUT)
@option("--json", "json_out", type=OUT, metavar="OUT", help=N_("Also write the sums as JSON; - is the terminal."))
def figures_check(table: Path, json_out: Path | None) -> None:
    from servqual_desk.errors import DataError
    from ui.cli.json_output import give_json
    from ui.jobs.figure_checks import checked, sum_json, sum_sentences, table_text

    sums = checked(table_text(table))
    if json_out is not None:
        give_json({"sums": [sum_json(sum_) for sum_ in sums]}, json_out)
    for sum_ in sums:
        if sum_.status != "does_not":
            click.echo("\n".join(sum_sentences(sum_)), err=json_out is not None)
    if wrong := [sentence for sum_ in sums if sum_.status == "does_not" for sentence in sum_sentences(sum_)]:
        raise DataError(wrong)
