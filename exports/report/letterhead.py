"""What an office puts around a paper: its letterhead and the paper's name at the top, place, date and signature at the end."""

from exports.report.blocks import Block, Facts, Letterhead, Signature, Words
from exports.report.context import Report
from exports.report.cover import LONGEST, warnings
from exports.words.names import clipped, words_of
from exports.words.numbers import number
from instruments.i18n import _, format_date
from servqual_desk.store.clock import local, now


def head_of_paper(report: Report, name: str) -> list[Block]:
    """Letterhead, the paper's name, what it is about: survey, wave, period, n."""
    title = clipped(report.title or words_of(report.instrument.title), LONGEST)
    rows = [
        (_("Survey"), title),
        (_("Wave"), report.wave),
        (_("Data collected"), report.period),
        (_("Responses"), number(report.analysis.data.n_responses, 0)),
        (_("Number of the document"), report.letterhead.document_number),
    ]
    return [
        *warnings(report),
        *letterhead(report),
        Words(words=name, style="small_heading"),
        Facts(rows=[(what, which) for what, which in rows if which]),
    ]


def letterhead(report: Report) -> list[Block]:
    """The office's name with what stands around it; nothing where no office was named."""
    office, own = clipped(report.organisation, LONGEST), report.letterhead
    if not office and not own.logo:
        return []
    return [Letterhead(organisation=office, lines=own.lines, logo=own.logo)]


def signature(report: Report, *, pinned: bool = False) -> list[Block]:
    """Place, date, office held, name, number; dots where nobody was named.

    Args:
        pinned: the code of the survey file stands beside it, for papers that end with it.
    """
    own = report.letterhead
    today = format_date(local(now()).date())
    place = f"{own.place}, {today}" if own.place else today
    number_words = _("NIP {number}").format(number=own.signatory_number) if own.signatory_number else ""
    return [
        Signature(
            place_and_date=place,
            position=own.position or _("Head of the office"),
            name=own.signatory,
            number=number_words,
            pin=_file_pin(report) if pinned else "",
        )
    ]


def _file_pin(report: Report) -> str:
    """The code of the survey file in one line; "" where no file is behind the paper."""
    return _("Code of the survey file: {codes}").format(codes=" ".join(report.heads)) if report.heads else ""
