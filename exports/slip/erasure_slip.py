"""The receipt that a citizen gets for an erasure: what was erased, in which files, and where it may still stand."""

from pathlib import Path

from exports.slip.slip_paper import PAPERS, PaperName, words, write_slip
from exports.words.erasure import asides, erased_sentences, unreached_sentences
from instruments.i18n import _, language
from servqual_desk.responses.erasure import ErasureReceipt
from servqual_desk.store.clock import moment_words


def write_erasure_slip(path: Path, receipt: ErasureReceipt, *, paper: PaperName, organisation: str = "") -> None:
    """Write the receipt as a PDF, in the language in force.

    Raises:
        KnownError: the machine does not let us write there.
    """
    sheet = PAPERS[paper]
    lines = [
        (organisation, "office"),
        (receipt.survey, "title"),
        (_("Receipt of an erasure"), "heading"),
        (_("Code or form number: {code}").format(code=receipt.code), "body"),
        (moment_words(receipt.at), "body"),
        *((sentence, "point") for sentence in erased_sentences(receipt)),
    ]
    if receipt.unreached:
        lines.append((_("Not reached yet"), "heading"))
        lines.extend((sentence, "point") for sentence in unreached_sentences(receipt))
    lines.append((_("What this does not cover"), "heading"))
    lines.extend((sentence, "point") for sentence in asides())
    story = [words(sentence, name, sheet) for sentence, name in lines if sentence]
    write_slip(path, story, sheet, title=_("Receipt of an erasure"), language=language())
