"""One page for the public board: the index, its class, how many answered, who, when."""

from exports.report.blocks import Block, Facts, Space, Together, Words
from exports.report.context import Report
from exports.report.cover import LONGEST, warnings
from exports.report.letterhead import letterhead, signature
from exports.report.respondents import profile_facts
from exports.words.codes import skm_class
from exports.words.headline import headline
from exports.words.index_sentences import class_chances, is_provisional
from exports.words.limits import with_limits
from exports.words.names import clipped, words_of
from exports.words.numbers import interval, number
from instruments.i18n import _


def publication(report: Report) -> list[Block]:
    """The sheet that hangs at the entrance."""
    title = clipped(report.title or words_of(report.instrument.title), LONGEST)
    thanks = _("Thank you for your assessment. Your answers help us to improve our service.")
    return [
        *warnings(report),
        *letterhead(report),
        Space(height=4),
        *_index(report),
        Words(words=title, style="centred"),
        Facts(rows=[(what, which) for what, which in _facts(report) if which]),
        Space(height=4),
        Together(blocks=(Words(words=thanks, style="centred"), *signature(report, pinned=True))),
    ]


def _index(report: Report) -> list[Block]:
    """The large figure with how sure it is right below; without an index the headline."""
    skm = report.analysis.skm
    if skm is None or skm.ikm_rounded is None or skm.class_ is None:
        return [
            Words(words=_("Result of the survey"), style="small_heading"),
            Words(words=headline(report.analysis, report.instrument), style="centred"),
        ]
    said = [_("Class of service: {letter_and_name}").format(letter_and_name=skm_class(skm.class_))]
    if is_provisional(skm):
        said.append(_("provisional"))
    blocks: list[Block] = [
        Words(words=_("Community satisfaction index (IKM)"), style="small_heading"),
        Words(words=number(skm.ikm_rounded), style="large"),
        Words(words=" – ".join(said), style="small_heading"),
    ]
    if skm.interval is not None:
        between = interval(skm.interval.lower, skm.interval.upper)
        sure = _("{confidence} confidence interval {interval}. Chance of each class: {chances}.")
        blocks.append(Words(words=with_limits(sure, interval=between, chances=class_chances(skm)), style="centred"))
    return blocks


def _facts(report: Report) -> list[tuple[str, str]]:
    return [
        (_("Wave"), report.wave),
        (_("Data collected"), report.period),
        (_("Respondents"), number(report.analysis.data.n_responses, 0)),
        *profile_facts(report),
    ]
