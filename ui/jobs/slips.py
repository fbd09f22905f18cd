"""Slips for the citizen's hand: the withdrawal code, and the receipt of an erasure."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from instruments.i18n import format_date
from servqual_desk.project import Project
from servqual_desk.words.responsible import CONTACT, OFFICE

if TYPE_CHECKING:
    from servqual_desk.responses.erasure import ErasureReceipt


def write_withdrawal_slip(project: Project, code: str, path: Path, *, paper: str) -> Path:
    """Write the slip with a withdrawal code as a PDF; gives its path.

    Raises:
        KnownError: the machine refuses the file.
    """
    from exports.slip import withdrawal_slip
    from exports.slip.slip_paper import paper_name

    withdrawal_slip.write_withdrawal_slip(
        path,
        code,
        paper=paper_name(paper),
        survey=project.title,
        organisation=project.setting(OFFICE),
        contact=project.setting(CONTACT),
        on=format_date(dt.datetime.now().astimezone().date(), "long"),
    )
    return path


def write_erasure_slip(project: Project, receipt: "ErasureReceipt", path: Path, *, paper: str) -> Path:
    """Write the receipt of an erasure as a PDF; gives its path.

    Raises:
        KnownError: the machine refuses the file.
    """
    from exports.slip import erasure_slip
    from exports.slip.slip_paper import paper_name

    erasure_slip.write_erasure_slip(path, receipt, paper=paper_name(paper), organisation=project.setting(OFFICE))
    return path
