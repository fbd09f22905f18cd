"""From a questionnaire file to an `Instrument`: found, read, parsed, checked, built."""

from functools import lru_cache
from pathlib import Path

from instruments.blocks import expand, source_of, with_minutes
from instruments.build import Table, build
from instruments.check import check, sentences
from instruments.errors import InstrumentError
from instruments.i18n import _
from instruments.model import Instrument
from instruments.source import parse_toml, read_source
from instruments.writing import toml_of

LIBRARY = Path(__file__).parent / "library"
_REMEMBERED = 32  # the bundled ones, and a stranger's that a page or a command asks for again


def bundled() -> tuple[str, ...]:
    """The ids of the questionnaires that come with the program, in alphabetical order."""
    return tuple(sorted(path.stem for path in LIBRARY.glob("*.toml")))


def load_instrument(id_or_path: str | Path) -> Instrument:
    """A questionnaire by the id of a bundled one, or by the path of its file.

    A name that is both means the bundled one; write `./name` for the file.

    Raises:
        InstrumentError: no such questionnaire, or a file with faults, every one listed.
    """
    path = _locate(id_or_path)
    return instrument_from_toml(read_source(path), name=path.name)


def instrument_from_toml(text: str, *, name: str) -> Instrument:
    """A questionnaire from its TOML; `name` stands before each fault.

    Raises:
        InstrumentError: listing every fault, each with its place and its repair.
    """
    return _from_toml(text, name)


@lru_cache(maxsize=_REMEMBERED)
def _from_toml(text: str, name: str) -> Instrument:
    document = parse_toml(text, name=name)
    expanded = expand(document)
    faults = expanded.faults or tuple(expanded.home(fault) for fault in check(expanded.document))
    if faults:
        raise InstrumentError(sentences(tuple(dict.fromkeys(faults)), document, text, name=name))
    if expanded.document is document:
        return build(document, source=text)
    minutes = build(expanded.document, source="").minutes
    whole = with_minutes(expanded.document, minutes)
    return build(whole, source=source_of(whole, expanded, text))


def instrument_from_document(document: Table, *, name: str) -> Instrument:
    """A questionnaire from its document, as it is edited; its source is the document written out.

    Raises:
        InstrumentError: as of `instrument_from_toml`.
    """
    return instrument_from_toml(toml_of(document), name=name)


def _locate(id_or_path: str | Path) -> Path:
    if isinstance(id_or_path, Path):
        return id_or_path
    if id_or_path in bundled():
        return LIBRARY / f"{id_or_path}.toml"
    path = Path(id_or_path)
    if path.suffix or path.parent != Path() or path.exists():
        return path
    raise InstrumentError(
        _("There is no questionnaire “{name}”: give the path of a file, or one of {bundled}.").format(
            name=id_or_path, bundled=", ".join(bundled())
        )
    )
