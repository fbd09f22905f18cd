"""The questionnaire as it was asked, in its own words."""

from collections.abc import Iterator
from itertools import groupby

from exports.report.blocks import Block, Heading, Item, NewPage, paragraph
from exports.report.context import Report
from exports.words.names import BATTERIES, family_name, scale_name, words_of
from instruments.columns import Variable
from instruments.i18n import C_, N_, _
from instruments.model import Instrument, Scale
from instruments.question_order import Prompt, Section, sections
from servqual_desk.words.responsible import CONTACT, OFFICE, signed

_TITLES = {
    "consent": N_("Consent"),
    "profile": N_("About the respondent"),
    "weights": N_("Importance"),
    "outcome": C_("section", "Overall"),
    "comment": N_("Comments"),
}


def questionnaire(report: Report) -> list[Block]:
    """The appendix: every question in the order asked, with the code that its column bears."""
    instrument = signed(report.instrument, {OFFICE: report.organisation, CONTACT: ""}.__getitem__)
    story: list[Block] = [NewPage(), Heading(words=_("Appendix: the questionnaire"))]
    story.append(
        paragraph(_("{title}, version {version}.").format(title=words_of(instrument.title), version=instrument.version))
    )
    for part in sections(instrument):
        story += _section(part, instrument)
    return story


def _section(part: Section, instrument: Instrument) -> Iterator[Block]:
    yield Heading(words=_section_title(part, instrument), level=1)
    if part.stem is not None:
        yield paragraph(words_of(part.stem))
    if part.kind != "items":
        for prompt in part.prompts:
            yield from _prompt(prompt)
        return
    usual = _usual_scale(part)
    for dimension, prompts in groupby(part.prompts, key=lambda prompt: _dimension(prompt)):
        yield Heading(words=scale_name(dimension, instrument), level=2)
        for prompt in prompts:
            yield from _prompt(prompt, usual)
    if usual is not None:
        yield paragraph(_scale_words(usual), "note")


def _usual_scale(part: Section) -> Scale | None:
    """The scale that stands once below the items because several share it; None where each item has its own."""
    scales = [prompt.variables[0].scale for prompt in part.prompts]
    usual = max(scales, key=scales.count, default=None)
    return usual if len(scales) == 1 or scales.count(usual) > 1 else None


def _section_title(part: Section, instrument: Instrument) -> str:
    if part.title is not None:
        return words_of(part.title)
    if part.battery is None:
        return _(_TITLES[part.kind])
    battery = _(BATTERIES[part.battery.id])
    return f"{family_name(part.family, instrument)}: {battery}" if len(instrument.families) > 1 else battery


def _dimension(prompt: Prompt) -> str:
    item = prompt.variables[0].item
    return item.dimension if item else ""


def _prompt(prompt: Prompt, usual: Scale | None = None) -> Iterator[Block]:
    """The question with its code, and its answers where they are its own."""
    yield Item(code=_code(prompt), words=words_of(prompt.text), answers=_answers(prompt.variables, usual))


def _code(prompt: Prompt) -> str:
    item = prompt.variables[0].item
    if prompt.traits.divides:
        return ""
    return item.id + (" (R)" if item.reverse else "") if item else ""


def _answers(variables: tuple[Variable, ...], usual: Scale | None) -> str:
    first = variables[0]
    if first.traits.divides:
        return " · ".join(words_of(variable.label) for variable in variables)
    if first.choices:
        return " · ".join(words_of(choice.label) for choice in first.choices)
    return _scale_words(first.scale) if first.scale is not None and first.scale != usual else ""


def _scale_words(scale: Scale) -> str:
    """`1 Sangat tidak setuju … 7 Sangat setuju · Tidak tahu`."""
    labelled = [f"{value} {words_of(scale.labels[value])}" for value in scale.values if value in scale.labels]
    ends = labelled or [str(scale.min), str(scale.max)]
    joined = " · ".join(ends) if len(ends) == len(scale.values) else " … ".join(ends)
    others = [words_of(text) for text in scale.missing.values()]
    return _("Answers: {answers}").format(answers=" · ".join([joined, *others]))
