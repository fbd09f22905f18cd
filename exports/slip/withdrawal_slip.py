"""What a citizen takes home: the code with which the answers can be erased later, and whom to ask."""

from pathlib import Path

from exports.slip.slip_paper import PAPERS, PaperName, words, write_slip
from instruments.i18n import _, language
from servqual_desk.interviewing.withdrawal_code import grouped


def write_withdrawal_slip(
    path: Path, code: str, *, paper: PaperName, survey: str, organisation: str = "", contact: str = "", on: str = ""
) -> None:
    """Write the slip as a PDF of one page, in the language in force.

    Args:
        code: the withdrawal code as it is stored.
        survey: what the survey is called.
        organisation: who asks.
        contact: whom to ask for the erasure; the office or the survey staff, where it is empty.
        on: the day of the interview, in words.

    Raises:
        KnownError: the machine does not let us write there.
    """
    sheet = PAPERS[paper]
    asked = contact or organisation or _("the survey staff")
    lines = [
        (organisation, "office"),
        (survey, "title"),
        (_("Thank you for your answers."), "body"),
        (_("Your withdrawal code"), "name"),
        (grouped(code), "code"),
        (
            _("With this code you can ask {contact} at any time to have your answers erased.").format(contact=asked),
            "body",
        ),
        (_("Without it nobody can find them: your name was not asked."), "body"),
        (on, "body"),
    ]
    story = [words(sentence, name, sheet) for sentence, name in lines if sentence]
    write_slip(path, story, sheet, title=_("Withdrawal code"), language=language())
