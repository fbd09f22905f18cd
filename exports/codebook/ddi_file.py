"""The codebook as DDI-Codebook 2.5 (XML), which data archives read. Elements stand in the order that its schema asks for."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from exports.codebook.entries import Codebook, Entry
from exports.codebook.sections import parts
from exports.xml_text import xml_text
from instruments.i18n import _

NAMESPACE = "ddi:codebook:2_5"
_FILE = "F1"


def ddi(book: Codebook) -> bytes:
    """The document in the language in force."""
    data = book.data
    root = Element("codeBook", {"xmlns": NAMESPACE, "version": "2.5", "xml:lang": data.language})
    title = data.title or data.instrument.title.get(data.language)
    _put(root, "docDscr", "citation", "titlStmt", "titl", words=_("Codebook: {title}").format(title=title))
    _study(root, book, title)
    file = SubElement(SubElement(root, "fileDscr", ID=_FILE), "fileTxt")
    _put(file, "fileName", words="data.csv")
    size = SubElement(file, "dimensns")
    _put(size, "caseQnty", words=str(data.n_rows))
    _put(size, "varQnty", words=str(len(book.entries)))
    _put(file, "fileType", words="text/csv; charset=UTF-8")
    _variables(SubElement(root, "dataDscr"), book)
    indent(root)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _study(root: Element, book: Codebook, title: str) -> None:
    data, instrument = book.data, book.data.instrument
    study = SubElement(root, "stdyDscr")
    citation = SubElement(study, "citation")
    _put(citation, "titlStmt", "titl", words=title)
    _put(citation[0], "IDNo", words=f"{instrument.id} {instrument.version}")
    info = SubElement(study, "stdyInfo")
    if data.statement:
        _put(info, "abstract", words=data.statement)
    summary = SubElement(info, "sumDscr")
    _put(summary, "anlyUnit", words=_("A person who used the service and answered"))
    _put(summary, "dataKind", words=_("Survey data"))
    asked = f"{instrument.title.get(data.language)}. {' '.join(instrument.citation.get(data.language).split())}"
    _put(study, "method", "dataColl", "resInstru", words=f"{asked} SHA-256 {instrument.digest}".strip())


def _variables(description: Element, book: Codebook) -> None:
    ids = {entry.name: f"V{number}" for number, entry in enumerate(book.entries, start=1)}
    for number, part in enumerate(parts(book), start=1):
        members = " ".join(ids[entry.name] for entry in part.entries)
        kind = "grid" if part.stem else "section"
        group = SubElement(description, "varGrp", {"ID": f"G{number}", "type": kind, "var": members})
        _put(group, "labl", words=part.title)
    for entry in book.entries:
        _variable(description, entry, ids[entry.name])


def _variable(description: Element, entry: Entry, id_: str) -> None:
    is_number = entry.holds in ("whole", "real")
    about = {"ID": id_, "name": entry.name, "files": _FILE, "intrvl": "discrete" if entry.codes else "contin"}
    if not is_number and not entry.codes:
        del about["intrvl"]
    variable = SubElement(description, "var", about)
    _put(variable, "labl", words=entry.label)
    question = SubElement(variable, "qstn")
    if entry.stem:
        _put(question, "preQTxt", words=entry.stem)
    _put(question, "qstnLit", words=entry.label)
    points = [int(code.code) for code in entry.codes if is_number and not code.is_missing]
    if points:
        SubElement(SubElement(variable, "valrng"), "range", min=str(min(points)), max=str(max(points)))
    if entry.asked_if:
        _put(variable, "universe", words=_("Asked if {condition}.").format(condition=entry.asked_if))
    for code in entry.codes:
        category = SubElement(variable, "catgry", {"missing": "Y"} if code.is_missing else {})
        _put(category, "catValu", words=code.code)
        _put(category, "labl", words=code.words)
    if entry.dimension:
        _put(variable, "concept", words=entry.dimension)
    kind = {"date": "date", "moment": "time"}.get(entry.holds)
    SubElement(
        variable,
        "varFormat",
        {"type": "numeric" if is_number else "character", "schema": "other"} | ({"category": kind} if kind else {}),
    )
    _notes(variable, entry)


def _notes(variable: Element, entry: Entry) -> None:
    if entry.reverse:
        _put(variable, "notes", words=_("Negatively worded: reverse-scored before it is counted."))
    if entry.is_renamed:
        names = _("In SPSS: {spss}. In Stata: {stata}.")
        _put(variable, "notes", words=names.format(spss=", ".join(entry.spss), stata=", ".join(entry.stata)))


def _put(parent: Element, *path: str, words: str) -> None:
    """Put words into an element below, making those on the way that are not there."""
    for name in path[:-1]:
        parent = parent[-1] if len(parent) and parent[-1].tag == name else SubElement(parent, name)
    SubElement(parent, path[-1]).text = xml_text(words)
