"""The workbook of an XLSForm, which KoboToolbox, ODK and others make a form of."""

import io
from pathlib import Path

from exports.xlsform.questionnaire_rows import Form, Row, form
from instruments.model import Instrument
from servqual_desk.store.whole_files import replacing


def write_xlsform(instrument: Instrument, path: Path) -> tuple[str, ...]:
    """Write the form, whole or not at all; an earlier file is replaced.

    Returns the columns that are always asked there, because their condition cannot be said.

    Raises:
        KnownError: the machine refuses.
    """
    made = form(instrument)
    content = _workbook(made)
    with replacing(path) as temporary:
        temporary.write_bytes(content)
    return made.lost


def _workbook(made: Form) -> bytes:
    import xlsxwriter

    archive = io.BytesIO()
    book = xlsxwriter.Workbook(archive, {"strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True})
    for name, rows in made.sheets.items():
        if rows:
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            columns = _columns(rows)
            for place, column in enumerate(columns):
                sheet.write_string(0, place, column, head)
            for number, row in enumerate(rows, start=1):
                for place, column in enumerate(columns):
                    if row.get(column):
                        sheet.write_string(number, place, row[column])
    book.close()
    return archive.getvalue()


def _columns(rows: list[Row]) -> list[str]:
    """Every column that a row has: XLSForm's own, then ours, each in the order of its coming."""
    names = dict.fromkeys(name for row in rows for name in row)
    return sorted(names, key=lambda name: name.startswith("sqd_"))
