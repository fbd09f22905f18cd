"""The sheet with a protected survey's recovery code: printed once, locked away, and then the only other way in."""

from pathlib import Path

from exports.slip.slip_paper import PAPERS, words, write_slip
from instruments.i18n import _, language
from servqual_desk.store.clock import moment_words, now
from servqual_desk.store.whole_files import replacing

_GROUPS_A_LINE = 3


def write_recovery_sheet(path: Path, code: str, *, survey: str) -> None:
    """Write the sheet, in the language in force: a PDF of one page, or plain text where the name ends in `.txt`.

    Args:
        survey: the file's name, by which the sheet is found again.

    Raises:
        KnownError: the machine does not let us write there.
    """
    lines = [(_("Recovery code"), "title"), (survey, "heading"), (moment_words(now()), "body")]
    lines += [(line, "code") for line in _lines(code)]
    lines += [(sentence, "point") for sentence in _advice()]
    if path.suffix.lower() == ".txt":
        with replacing(path) as temporary:
            temporary.write_text("\n\n".join(sentence for sentence, _style in lines) + "\n", encoding="utf-8")
        return
    sheet = PAPERS["a4"]
    write_slip(path, [words(*line, sheet) for line in lines], sheet, title=_("Recovery code"), language=language())


def _lines(code: str) -> list[str]:
    groups = code.split("-")
    return [" – ".join(groups[start : start + _GROUPS_A_LINE]) for start in range(0, len(groups), _GROUPS_A_LINE)]


def _advice() -> tuple[str, ...]:
    return (
        _("Whoever has this code and the file reads every answer: lock the sheet away, apart from the computer."),
        _(
            "Type it in place of the passphrase when that is forgotten; signs and spaces between the groups do not matter."
        ),
        _("With neither passphrase nor code nobody can open the survey again, the makers of the program neither."),
        _(
            "Encrypting the survey anew makes a new code; this sheet is then worthless. Delete the file it was printed from."
        ),
    )
