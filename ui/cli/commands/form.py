"""`servqual-desk form`: the blank questionnaire to print."""

from pathlib import Path

import click

from instruments.i18n import N_, _, language
from ui.cli.click_words import WholeNumber
from ui.cli.options import command, file_argument, language_option, option, output_option


@command(help=N_("Write the blank form of the survey FILE as a PDF to print, each copy with a number of its own."))
@file_argument
@output_option(N_("The PDF to write."), metavar="OUT.pdf")
@language_option(N_("The form's language; else the program's."))
@option(
    "--copies",
    type=WholeNumber(1, 1000),
    default=1,
    metavar="N",
    help=N_("How many, at most 1000; numbers go on where they ended."),
)
@option("--prefix", default="", metavar="P", help=N_("What is put before the numbers, such as MPP-."))
def form(file: Path, output: Path, lang: str | None, copies: int, prefix: str) -> None:
    from ui.cli.arguments import require_ending
    from ui.jobs.blank_form import next_order, print_form

    require_ending(output, ".pdf")
    order = next_order(file, copies=copies, prefix=prefix, language=lang or language())
    print_form(file, output, order=order)
    first, last = order.serials[0], order.serials[-1]
    click.echo(_("Saved: {path}, {first} to {last}").format(path=output, first=first, last=last))
