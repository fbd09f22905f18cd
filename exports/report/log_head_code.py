"""The end of the last page: the code that pins the survey file as it was when the report was printed."""

from exports.report.blocks import Block, FileCode, Heading, Together
from exports.report.context import Report
from instruments.i18n import _


def file_code(report: Report) -> list[Block]:
    """What a signed paper needs to tell whether the file was changed since; nothing where no file is behind the report."""
    if not report.heads:
        return []
    explained = _(
        "This code belongs to the newest line of the survey's log. It pins every answer, correction and setting that "
        "the file held when this report was printed: the file still holds it after further interviews, and no longer "
        "where it was rewritten. To check: {command}"
    ).format(command=f"servqual-desk verify FILE --head {report.heads[0]}")
    heading = Heading(words=_("Code of the survey file"))
    return [Together(blocks=[heading, FileCode(codes=report.heads, explained=explained)])]
