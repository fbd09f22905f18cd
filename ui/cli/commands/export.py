"""`servqual-desk export`: the responses as a data file."""

from pathlib import Path

import click

from instruments.i18n import N_, language, ngettext
from ui.cli.options import command, file_argument, output_option


@command(help=N_("Write the responses of the project FILE as a data file: .csv, .xlsx, .sav, .dta or .parquet."))
@file_argument
@output_option(N_("The data file to write, by its ending."), metavar="OUT")
def export(file: Path, output: Path) -> None:
    from exports.datasets.write import format_of, write_dataset
    from ui.cli.arguments import project_to_read, selected_frame

    format_of(output)  # refuses an unknown ending before the work begins
    with project_to_read(file) as project:
        frame = selected_frame(project, (), non_answers=True)
        write_dataset(frame, project.instrument, output, language=language(), title=project.title)
    n = len(frame)
    sentence = ngettext("Written: {path}, {n} response.", "Written: {path}, {n} responses.", n)
    click.echo(sentence.format(path=output, n=n))
