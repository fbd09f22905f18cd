"""What the office puts around its papers, kept among the survey's settings: letterhead, number, who signs, and the minimum n."""

import base64
import binascii
from dataclasses import dataclass

from instruments.i18n import _
from servqual_desk.errors import AnswerError
from servqual_desk.publishing import SMALLEST_PUBLISHED
from servqual_desk.store.project_file import ProjectFile

LINES, LOGO, DOCUMENT_NUMBER = "letterhead_lines", "letterhead_logo", "document_number"
PLACE, POSITION = "signed_at", "signatory_position"
SIGNATORY, SIGNATORY_NUMBER = "signatory", "signatory_number"
LEGAL_BASIS, SMALLEST = "legal_basis", "smallest_published"
TEXTS = (LINES, DOCUMENT_NUMBER, PLACE, POSITION, SIGNATORY, SIGNATORY_NUMBER, LEGAL_BASIS)
LARGEST_LOGO = 500_000  # bytes: it travels in the survey's file and in every backup
LARGEST_MINIMUM = 100
_KINDS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")  # how a PNG and a JPEG begin


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePapers:
    """The settings of one survey; texts are "" where nothing was said.

    Attributes:
        texts: by the keys in `TEXTS`; lines and laws one under the other.
        logo: the content of a PNG or JPEG file; empty for none.
        smallest: the fewest people about whom a number is published.
    """

    texts: dict[str, str]
    logo: bytes
    smallest: int


def office_papers(project: ProjectFile) -> OfficePapers:
    """What the survey keeps; a minimum below the law's or a logo that cannot be read counts as not said."""
    try:
        logo = base64.b64decode(project.setting(LOGO), validate=True)
    except binascii.Error:
        logo = b""
    said = project.setting(SMALLEST)
    smallest = max(int(said), SMALLEST_PUBLISHED) if said.isdecimal() else SMALLEST_PUBLISHED
    return OfficePapers(texts={key: project.setting(key) for key in TEXTS}, logo=logo, smallest=smallest)


def keep_office_papers(project: ProjectFile, papers: OfficePapers) -> None:
    """Keep them in one transaction, only what changed.

    Raises:
        AnswerError: the minimum is below the law's or beyond reason, or the logo is no picture or too large.
    """
    if not SMALLEST_PUBLISHED <= papers.smallest <= LARGEST_MINIMUM:
        sentence = _("The smallest number of people that is published can be {least} to {most}.")
        raise AnswerError(sentence.format(least=SMALLEST_PUBLISHED, most=LARGEST_MINIMUM))
    if papers.logo and not papers.logo.startswith(_KINDS):
        raise AnswerError(_("The logo must be a PNG or JPEG file."))
    if len(papers.logo) > LARGEST_LOGO:
        raise AnswerError(
            _("The logo is too large; choose one of at most {size} kB.").format(size=LARGEST_LOGO // 1000)
        )
    kept = papers.texts | {LOGO: base64.b64encode(papers.logo).decode("ascii"), SMALLEST: str(papers.smallest)}
    with project.transaction():
        for key, value in kept.items():
            if value != project.setting(key):
                project.set_setting(key, value)
