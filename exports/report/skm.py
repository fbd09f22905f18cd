"""The community satisfaction index of PermenPANRB 14/2017."""

from analysis.thresholds import skm_class_ranges
from exports.report.blocks import Block, paragraph, section
from exports.report.captioned_charts import figure
from exports.report.context import Report
from exports.report.tables import printed
from exports.words.codes import code_word, skm_class
from exports.words.headline import both_ends
from exports.words.names import item_label, listed
from exports.words.notes import note_sentences
from exports.words.numbers import number
from instruments.i18n import _


def skm(report: Report) -> list[Block]:
    """The index with its class and weight, then its elements; nothing where the questionnaire has none."""
    made = report.sections.skm
    if made is None:
        return []
    return [
        *section(_("Community satisfaction survey (SKM)")),
        *_index(report),
        *(paragraph(sentence) for sentence in note_sentences(made.index.notes, report.instrument)),
        *printed(report, made.elements),
        *figure(report, made.element_means, _("Elements of the service and the classes' lower limits")),
        paragraph(_classes(), "note"),
    ]


def _index(report: Report) -> list[Block]:
    index = report.analysis.skm
    if index is None or index.ikm_rounded is None or index.class_ is None:
        return [paragraph(_("The index is undefined for these data; the notes say why."))]
    words = _("IKM {ikm} · class {letter_and_name}").format(
        ikm=number(index.ikm_rounded), letter_and_name=skm_class(index.class_)
    )
    lead = paragraph(words, "lead")
    weight = _(
        "Weight of an element: {weight}. The index is rounded to two decimals (halves up) before it is classified."
    )
    sizes = {row.element: row.nrr for row in index.elements if row.nrr is not None}
    return [lead, *_ends(report, sizes), paragraph(weight.format(weight=code_word(index.weight, "weight")))]


def _ends(report: Report, sizes: dict[str, float]) -> list[Block]:
    """The elements at both ends; nothing where all print alike."""
    ends = both_ends(sizes, number)
    if ends is None:
        return []
    lowest, highest = (listed([item_label(element, report.instrument) for element in end]) for end in ends)
    low, high = number(min(sizes.values())), number(max(sizes.values()))
    sentence = _("Lowest element: {lowest} ({low}). Highest: {highest} ({high}).")
    return [paragraph(sentence.format(lowest=lowest, low=low, highest=highest, high=high))]


def _classes() -> str:
    ranges = [
        _("{letter} {lowest}–{highest}").format(
            letter=letter, lowest=number(float(lowest)), highest=number(float(highest))
        )
        for letter, lowest, highest in skm_class_ranges()
    ]
    return _("Classes of the regulation, by the rounded index: {ranges}.").format(ranges="; ".join(ranges))
