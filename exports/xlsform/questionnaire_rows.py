"""A questionnaire as XLSForm has it: rows of a survey, lists of choices, settings, and sheets of our own beside them.

What XLSForm has no word for (batteries, dimensions, what is reversed, what the points are for) stands in columns and sheets whose
names begin with `sqd_`: other programs pass over them, and `read_xlsform` makes the same questionnaire of them again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from babel import Locale, UnknownLocaleError

from exports.xlsform.xpath_condition import UnsayableError, constraint, relevant
from instruments.columns import Variable, variables
from instruments.i18n import LANGUAGES, N_, _, use_language
from instruments.model import Instrument, Scale, Text
from instruments.question_order import Prompt, Section, sections
from instruments.writing import document_of
from servqual_desk.words.responsible import named
from servqual_desk.words.section_words import section_title

Row = dict[str, str]
HELD_APART = "$\\{"  # for the sign of an answer that a form puts into words: pyxform looks for it in every column
EXACT = "sqd_exact_"  # before a column: its words as the questionnaire has them, where the form says them otherwise
LONGEST_LIST = 21  # points of a scale that are shown as choices; longer ones without words are typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """`sheets`: name → rows, each a column's name → its cell. `lost`: columns whose condition could not be said."""

    sheets: dict[str, list[Row]]
    lost: tuple[str, ...] = ()


@dataclass(slots=True)
class _Building:
    instrument: Instrument
    known: dict[str, Variable]
    items: dict[str, Mapping[str, Any]]  # id → the item's own table in the questionnaire's file
    survey: list[Row] = field(default_factory=list)
    choices: dict[str, list[Row]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


def form(instrument: Instrument) -> Form:
    """The form of a questionnaire."""
    build = _Building(
        instrument,
        {variable.name: variable for variable in variables(instrument)},
        {item["id"]: item for item in document_of(instrument)["items"]},
    )
    build.survey += [{"type": name, "name": name} for name in ("start", "end") if name not in build.known]
    refused = ""
    for number, section in enumerate(sections(instrument), start=1):
        _add_section(build, section, number, refused)
        refused = refused or _refused(section)
    lists = [row for rows in build.choices.values() for row in rows]
    return Form(
        sheets={
            "survey": build.survey,
            "choices": lists,
            "settings": [_settings(instrument)],
            **_own_sheets(instrument),
        },
        lost=tuple(build.lost),
    )


def language_column(column: str, language: str) -> str:
    """`label::English (en)`: how a form says in which language a column is."""
    try:
        name = Locale.parse(language.replace("-", "_")).get_display_name(language) or language
    except (ValueError, UnknownLocaleError):
        name = language
    return f"{column}::{LANGUAGES.get(language, name)} ({language})"


def told(column: str, text: Text | None) -> Row:
    """A text in its languages, the office and the contact in general words; beside it, where these say it otherwise, itself."""
    row: Row = {}
    for language, words in text.words.items() if text else ():
        said = in_general(words, language)
        row |= {language_column(column, language): said} if said else {}
        row |= {language_column(EXACT + column, language): words.replace("${", HELD_APART)} if said != words else {}
    return row


def in_general(words: str, language: str) -> str:
    """A text as a form says it that belongs to no office yet; what it would take for another question's answer stands apart."""
    return named(words, language).strip().replace("${", "$ {")


def _spoken(column: str, instrument: Instrument, say: Callable[[], str]) -> Row:
    """A sentence of the program's in the languages of the questionnaire; English in those that it does not speak."""
    row = {}
    for language in instrument.languages:
        with use_language(language if language in LANGUAGES else "en"):
            row[language_column(column, language)] = say()
    return row


def _refused(section: Section) -> str:
    """The condition under which the person declined in this section; "" where nobody can."""
    refusals = [
        f"${{{prompt.column}}} = '{refusal}'"
        for prompt in section.prompts
        for variable in prompt.variables
        if variable.question is not None
        for refusal in variable.question.refusals
    ]
    return " or ".join(refusals)


def _add_section(build: _Building, section: Section, number: int, refused: str) -> None:
    def title() -> str:
        return section_title(section.kind, section.battery.id if section.battery else None)

    label = told("label", section.title) or _spoken("label", build.instrument, title)
    name = f"sqd_section_{number}"
    condition = {"relevant": f"not({refused})"} if refused else {}
    build.survey.append({"type": "begin_group", "name": name, **label, **condition})
    for prompt in section.prompts:
        if prompt.traits.divides:
            _add_points(build, prompt)
        else:
            build.survey.append(_question(build, prompt))
    build.survey.append({"type": "end_group", "name": name})


def _question(build: _Building, prompt: Prompt) -> Row:
    [variable] = prompt.variables
    row: Row = {"type": _type(build, variable), "name": prompt.column, **told("label", prompt.text)}
    row |= told("hint", prompt.stem)
    if prompt.required:
        row["required"] = "yes"
    if prompt.show_if:
        try:
            row["relevant"] = relevant(prompt.show_if, build.known)
        except UnsayableError:
            build.lost.append(prompt.column)
        row |= {"sqd_show_if": prompt.show_if, "sqd_relevant": row.get("relevant", "")}
    limits = constraint(variable.limits, is_date=variable.traits.storage == "date") or _typed_scale(
        variable.scale, row["type"]
    )
    if limits:
        row["constraint"] = limits
    if row["type"] == "text":
        row["appearance"] = "multiline"
    return row | _about(build, variable)


def _type(build: _Building, variable: Variable) -> str:
    traits = variable.traits
    if variable.scale is not None:
        if len(variable.scale.values) > LONGEST_LIST and not variable.scale.missing:
            return "integer"
        return f"select_one {_scale_list(build, variable.scale)}"
    if traits.answers:
        name = f"choices_{variable.name}"
        build.choices[name] = [
            {"list_name": name, "name": choice.id, **told("label", choice.label)}
            | ({"sqd_refuses": "yes"} if choice.refuses else {})
            for choice in variable.choices
        ]
        return f"{'rank' if traits.ranked else 'select_multiple' if traits.several else 'select_one'} {name}"
    return {"whole": "integer", "real": "decimal", "date": "date", "text": "text"}[traits.storage]


def _typed_scale(scale: Scale | None, type_: str) -> str:
    return f". >= {scale.min} and . <= {scale.max}" if scale is not None and type_ == "integer" else ""


def _scale_list(build: _Building, scale: Scale) -> str:
    name = f"scale_{scale.id}"
    languages = build.instrument.languages

    def point(value: int) -> Row:
        words = {language: scale.labels[value].get(language) if value in scale.labels else "" for language in languages}
        return {language_column("label", language): f"{value} {said}".strip() for language, said in words.items()}

    build.choices[name] = [
        *({"list_name": name, "name": str(value), **point(value)} for value in scale.values),
        *({"list_name": name, "name": id_, **told("label", text)} for id_, text in scale.missing.items()),
    ]
    return name


def _add_points(build: _Building, prompt: Prompt) -> None:
    """A whole number for each dimension; the last one is asked so that they sum to the total."""
    total = build.instrument.weights.total if build.instrument.weights else 0
    names = [variable.name for variable in prompt.variables]
    for variable in prompt.variables:
        row: Row = {
            "type": "integer",
            "name": variable.name,
            **told("label", variable.label),
            **told("hint", prompt.text),
        }
        row["constraint"] = f". >= 0 and . <= {total}"
        if variable.name == names[-1]:
            row["constraint"] += f" and . + {' + '.join(f'${{{name}}}' for name in names[:-1])} = {total}"
            row |= _spoken("constraint_message", build.instrument, lambda: _(SUM).format(total=total))
        build.survey.append(row | {"sqd_part": "weight"})


SUM = N_("The points must sum to {total}.")


def _about(build: _Building, variable: Variable) -> Row:
    """What XLSForm has no column for."""
    if variable.item is not None and variable.battery is not None:
        item = variable.item
        row = {
            "sqd_part": "item",
            "sqd_item": item.id,
            "sqd_battery": variable.battery.id,
            "sqd_dimension": item.dimension,
        }
        own = build.items[item.id]
        row |= {"sqd_reverse": "yes"} if item.reverse else {}
        row |= {"sqd_scale": own["scale"]} if "scale" in own else {}
        row |= {"sqd_batteries": " ".join(own["batteries"])} if "batteries" in own else {}
        return row | told("sqd_title", item.title)
    question = variable.question
    if question is None:
        return {}
    scale = {"sqd_scale": question.scale.id} if question.scale else {}
    words = {**told("sqd_title", question.title), **told("sqd_heading", question.heading)}
    return {"sqd_part": question.role, **scale, **words}


def _settings(instrument: Instrument) -> Row:
    first = instrument.languages[0]
    return {
        "form_title": instrument.title.get(first),
        "form_id": instrument.id,
        "version": instrument.version,
        "default_language": language_column("", first).removeprefix("::"),
    }


def _own_sheets(instrument: Instrument) -> dict[str, list[Row]]:
    minutes = document_of(instrument).get("minutes", "")
    return {
        "sqd_scales": list(_scales(instrument)),
        "sqd_batteries": [
            {"id": one.id, "suffix": one.suffix, "scale": one.scale.id, **told("stem", one.stem)}
            for one in instrument.batteries
        ],
        "sqd_dimensions": [
            {"id": one.id, "family": one.family, **told("title", one.title)} for one in instrument.dimensions
        ],
        "sqd_families": [
            {"id": one.id, "show_if": one.show_if, **told("title", one.title), **told("stem", one.stem)}
            for one in instrument.named_families
        ],
        "sqd_weights": [
            {"total": str(weights.total), "family": weights.family, **told("prompt", weights.prompt)}
            for weights in (instrument.weights,)
            if weights is not None
        ],
        "sqd_about": [
            {
                "edition": instrument.edition,
                "minutes": str(minutes),
                **told("title", instrument.title),
                **told("citation", instrument.citation),
            }
        ],
    }


def _scales(instrument: Instrument) -> Iterator[Row]:
    scales = [variable.scale for variable in variables(instrument) if variable.scale is not None]
    scales += [battery.scale for battery in instrument.batteries]
    for scale in {scale.id: scale for scale in scales}.values():
        yield {"id": scale.id, "min": str(scale.min), "max": str(scale.max)}
        for value, text in scale.labels.items():
            yield {"id": scale.id, "point": str(value), **told("label", text)}
        for id_, text in scale.missing.items():
            yield {"id": scale.id, "missing": id_, **told("label", text)}
