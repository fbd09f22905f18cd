"""Saving an edited questionnaire as a file: sound, whole, and never over the bundled ones."""

from pathlib import Path

from instruments.editing.staff_edition import staff_edition
from instruments.errors import InstrumentError
from instruments.i18n import _
from instruments.load import LIBRARY, instrument_from_document
from instruments.model import Instrument
from instruments.writing import Document, toml_of
from servqual_desk.store.whole_files import replacing

SUFFIX = ".toml"


def save_questionnaire(document: Document, path: Path, *, before: Instrument) -> Instrument:
    """Write the questionnaire to `path`, whole or not at all; gives it as it is read again.

    Args:
        before: what it was begun with; the same id and version may not stand for other content.

    Raises:
        InstrumentError: it has faults, it says other things under the id and version of another one, or the
            place is the library's.
        KnownError: the machine refuses the file.
    """
    made = instrument_from_document(document, name=path.name)
    if (made.id, made.version) == (before.id, before.version) and made.digest != before.digest:
        raise InstrumentError(
            _("“{id}” {version} is asked already with other content; raise the version.").format(
                id=made.id, version=made.version
            )
        )
    if path.resolve().is_relative_to(LIBRARY.resolve()):
        raise InstrumentError(_("The bundled questionnaires stay as they are; choose another folder."))
    with replacing(path) as unfinished:
        unfinished.write_text(toml_of(document), encoding="utf-8")
    return made


def save_staff_edition(instrument: Instrument, path: Path) -> Instrument:
    """Write the staff edition of the questionnaire to `path`; gives it as it is read again.

    Raises:
        InstrumentError: it asks no expectation, or the place is the library's.
        KnownError: the machine refuses the file.
    """
    return save_questionnaire(staff_edition(instrument), path, before=instrument)
