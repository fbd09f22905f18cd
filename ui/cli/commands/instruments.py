"""`servqual-desk instruments`: the questionnaires that come with the program, and what can be done with one's file.

To add a command under it: a function here.
"""

from pathlib import Path

import click

from instruments.i18n import N_, _, language
from ui.cli.click_words import SpokenGroup
from ui.cli.options import FILE, output_option


@click.group(
    cls=SpokenGroup, invoke_without_command=True, help=N_("List the questionnaires that come with the program.")
)
@click.pass_context
def instruments(context: click.Context) -> None:
    if context.invoked_subcommand is not None:
        return
    from instruments.load import bundled, load_instrument

    ids = bundled()
    for id_ in ids:
        click.echo(f"{id_:<{max(map(len, ids))}}  {load_instrument(id_).title.get(language())}")


@instruments.command(
    "check", help=N_("Check the questionnaire file PATH and list every fault with its place and its repair.")
)
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


@instruments.command("diff", help=N_("List what questionnaire B has otherwise than A (ids of bundled ones, or files)."))
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
def instruments_diff(a: str, b: str) -> None:
    from instruments.differences import differences
    from instruments.load import load_instrument

    found = differences(load_instrument(a), load_instrument(b))
    for sentence in found or (_("The two say the same."),):
        click.echo(sentence)


@instruments.command(
    "export", help=N_("Write a questionnaire (the id of a bundled one, or a file) as XLSForm for KoboToolbox and ODK.")
)
@click.argument("questionnaire", metavar="ID_OR_PATH")
@output_option(N_("The XLSForm to write."), metavar="FORM.xlsx")
def instruments_export(questionnaire: str, output: Path) -> None:
    from exports.xlsform.workbook_file import write_xlsform
    from instruments.load import load_instrument
    from ui.cli.arguments import require_ending

    require_ending(output, ".xlsx")
    lost = write_xlsform(load_instrument(questionnaire), output)
    click.echo(_("Saved: {path}").format(path=output))
    for column in lost:
        click.echo(
            _("The condition of {column} cannot be said in XLSForm; it is always asked there.").format(column=column)
        )


@instruments.command("import", help=N_("Make a questionnaire's file of an XLSForm; what does not fit is listed."))
@click.argument("form", metavar="FORM.xlsx", type=FILE)
@output_option(N_("The questionnaire's file to write."), metavar="OUT.toml")
def instruments_import(form: Path, output: Path) -> None:
    from exports.xlsform.reading.read import convert_xlsform
    from ui.cli.arguments import require_ending

    require_ending(output, ".toml")
    notes = convert_xlsform(form, output)
    click.echo(_("Saved: {path}").format(path=output))
    for note in notes:
        click.echo(note, err=True)


@instruments.command(
    "staff", help=N_("Write the staff edition of a questionnaire (the id of a bundled one, or a file), for gap 1.")
)
@click.argument("questionnaire", metavar="ID_OR_PATH")
@output_option(N_("The questionnaire to write."), metavar="OUT.toml")
def instruments_staff(questionnaire: str, output: Path) -> None:
    from instruments.load import load_instrument
    from ui.cli.arguments import require_ending
    from ui.jobs.save_questionnaire import save_staff_edition

    require_ending(output, ".toml")
    save_staff_edition(load_instrument(questionnaire), output)
    click.echo(_("Saved: {path}").format(path=output))
