"""REFI-QDA codebook (.qdc): a row a code, those above before those beneath, as NVivo, ATLAS.ti, MAXQDA and we write it."""

from xml.etree.ElementTree import Element, TreeBuilder, XMLParser

from exports.datasets.reading.reading import Reading
from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.foreign_file import ForeignFile, Sheet

HEADER = ("guid", "parent", "name", "description")
_FAMILY = "{urn:QDA-XML:"


class _Plain(TreeBuilder):
    """Builds the tree of a document that declares no entities, which no codebook needs."""

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise DataError(_("The codebook declares a document type of its own; export it again."))


def read(reading: Reading) -> ForeignFile:
    """The codes of the file.

    Raises:
        DataError: it is no codebook of REFI-QDA, or a code has no name.
    """
    parser = XMLParser(target=_Plain())
    with reading.path.open("rb") as file:
        while part := file.read(1 << 16):
            parser.feed(part)
    root: Element = parser.close()
    book = next((one for one in root.iter() if _name(one) == "Codes"), None)
    if book is None or not root.tag.startswith(_FAMILY):
        raise DataError(_("{name}: is no REFI-QDA codebook; export the codes as .qdc.").format(name=reading.name))
    with reading.grid() as (grid_file, grid):
        grid.add(1, list(HEADER))
        waiting = [(code, "") for code in reversed(book)]
        while waiting:
            code, parent = waiting.pop()
            if _name(code) != "Code":
                continue
            grid.add(grid.n_rows + 1, _row(reading, code, parent))
            waiting += [(below, code.get("guid", "")) for below in reversed(code)]
    return ForeignFile(name=reading.name, sheets=(Sheet(file=grid_file, n_rows=grid.n_rows),))


def _row(reading: Reading, code: Element, parent: str) -> list[str]:
    name = " ".join(code.get("name", "").split())
    if not name:
        raise DataError(_("{name}: a code of the codebook has no name; give it one.").format(name=reading.name))
    words = next((one.text or "" for one in code if _name(one) == "Description"), "")
    return [code.get("guid", ""), parent, name, " ".join(words.split())]


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
