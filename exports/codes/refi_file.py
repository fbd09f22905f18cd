"""The codebook as a REFI-QDA codebook (.qdc), which NVivo, ATLAS.ti, MAXQDA and others read.

A code without a code above it stands in `Codes`, others inside theirs. Its title is the name, its short name and dimension stand
in the description, and the guid follows from the short name, so that the same code is the same in every file.
"""

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from exports.xml_text import xml_text
from servqual_desk import __version__
from servqual_desk.responses.comment_coding import Code
from servqual_desk.responses.foreign_codes import described, guid_of
from servqual_desk.store.whole_files import replacing

NAMESPACE = "urn:QDA-XML:codebook:1.0"


def write_codes(codes: Sequence[Code], path: Path) -> None:
    """Write the codebook, whole or not at all.

    Raises:
        KnownError: the machine refuses the file.
    """
    with replacing(path) as unfinished:
        unfinished.write_bytes(codebook_xml(codes))


def codebook_xml(codes: Sequence[Code]) -> bytes:
    """The document; every code stands under its parent, wherever that one stands in the book."""
    root = Element("CodeBook", {"xmlns": NAMESPACE, "origin": f"Servqual Desk {__version__}"})
    places: dict[str | None, Element] = {None: SubElement(root, "Codes")}
    waiting = list(codes)
    while waiting:
        ready = [code for code in waiting if code.parent in places]
        for code in ready:
            places[code.code] = _element(places[code.parent], code)
        waiting = [code for code in waiting if code not in ready]
    indent(root)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _element(above: Element, code: Code) -> Element:
    about = {"guid": guid_of(code.code), "name": xml_text(code.title), "isCodable": "true"}
    made = SubElement(above, "Code", about)
    SubElement(made, "Description").text = described(code)
    return made
