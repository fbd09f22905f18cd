"""How the survey changed from wave to wave."""

from exports.report.blocks import Block, paragraph, section
from exports.report.context import Report
from exports.report.tables import printed
from exports.words.change_since_last_wave import change_sentence
from instruments.i18n import _

_PRINTED = ("title", "n", "ikm", "ikm_lower", "gap", "gap_lower", "change", "change_lower", "change_p")


def waves(report: Report) -> list[Block]:
    """Every wave with its figures, and the change since the one before; nothing for a single wave."""
    made = report.sections.waves
    if made is None:
        return []
    changed = change_sentence(report.analysis)
    return [
        *section(_("Change from wave to wave")),
        *([paragraph(changed)] if changed else []),
        *printed(report, made.waves, keep=_PRINTED),
    ]
