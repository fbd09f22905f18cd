"""One door for XLSForms that come in: a checked questionnaire file, and what did not fit."""

from pathlib import Path

import tomli_w

from exports.xlsform.reading.questionnaire import questionnaire
from exports.xlsform.reading.sheets import read_sheets
from instruments.load import instrument_from_toml
from servqual_desk.store.whole_files import replacing


def convert_xlsform(path: Path, out: Path) -> tuple[str, ...]:
    """Write the questionnaire of a form as TOML; returns a sentence for each thing that does not fit.

    Raises:
        DataError: the file is no XLSForm, or asks no statements on a scale.
        InstrumentError: what it asks makes no questionnaire; every fault is listed.
        KnownError: the machine refuses.
    """
    found = questionnaire(read_sheets(path), path.name)
    text = tomli_w.dumps(found.document, multiline_strings=True)
    instrument_from_toml(text, name=out.name)
    with replacing(out) as temporary:
        temporary.write_text(text, encoding="utf-8")
    return found.notes
