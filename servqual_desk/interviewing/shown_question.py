"""A prompt of the questionnaire, bound to a language and to what was answered: what a face shows and nothing more."""

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from instruments.kinds import Kind, kind_of
from instruments.model import Scale
from instruments.question_order import Prompt, Section
from servqual_desk.words.responsible import named, unsaid

Answer = int | float | str | list[str] | dict[str, int] | None


class Option(Struct, frozen=True, kw_only=True):
    """One thing that can be chosen: the value to answer with, and its words ("" where the scale names only its ends)."""

    value: int | str
    label: str


class Asked(Struct, frozen=True, kw_only=True):
    """What to ask now.

    `columns` are the variables that it fills: one, or the weights'. `choices` are every whole number of a scale, the
    choices of a question, or one option a column for the weights. `answer` is what was answered so far, or None.
    `refusals` are the choices by which a person declines to take part; `title` is the section's own name where it has one.
    `typed` is what was typed by column and is no answer yet, in the notation of `typed_values`.
    `position` counts from 1 among the `count` questions that this respondent is asked.
    """

    column: str
    columns: tuple[str, ...]
    kind: str
    role: str
    text: str
    stem: str
    battery: str | None
    family: str
    section: str
    choices: tuple[Option, ...]
    non_answers: tuple[Option, ...]
    required: bool
    total: int | None
    answer: Answer
    position: int
    count: int
    title: str = ""
    refusals: tuple[str, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def traits(self) -> Kind:
        return kind_of(self.kind)


def asked(
    section: Section,
    prompt: Prompt,
    language: str,
    *,
    answer: Answer,
    total: int | None,
    position: int,
    count: int,
    setting: Callable[[str], str] = unsaid,
    typed: Mapping[str, str] | None = None,
) -> Asked:
    """Say a prompt in a language; `setting` gives the survey's own words (see `responsible.named`)."""
    scale = prompt.variables[0].scale
    return Asked(
        column=prompt.column,
        columns=tuple(variable.name for variable in prompt.variables),
        kind=prompt.kind,
        role=prompt.role,
        text=named(prompt.text.get(language), language, setting),
        stem=prompt.stem.get(language) if prompt.stem else "",
        battery=section.battery.id if section.battery else None,
        family=section.family,
        section=section.kind,
        title=section.title.get(language) if section.title else "",
        choices=_choices(prompt, scale, language),
        non_answers=_non_answers(scale, language),
        refusals=prompt.refusals,
        required=prompt.required,
        total=total,
        answer=answer,
        position=position,
        count=count,
        typed=typed or {},
    )


def _choices(prompt: Prompt, scale: Scale | None, language: str) -> tuple[Option, ...]:
    if prompt.traits.divides:
        return tuple(Option(value=variable.name, label=variable.label.get(language)) for variable in prompt.variables)
    if scale is not None:
        return tuple(
            Option(value=value, label=scale.labels[value].get(language) if value in scale.labels else "")
            for value in scale.values
        )
    return tuple(Option(value=choice.id, label=choice.label.get(language)) for choice in prompt.variables[0].choices)


def _non_answers(scale: Scale | None, language: str) -> tuple[Option, ...]:
    if scale is None:
        return ()
    return tuple(Option(value=code, label=words.get(language)) for code, words in scale.missing.items())
