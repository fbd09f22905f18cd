"""Whether a questionnaire file can be used: every problem at once, each with its place and its repair.

The form (keys, kinds of value, languages) is looked at by `grammar.shape`; what the parts mean to each other by the rules
below, one function each, in `rules`.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from instruments.grammar import Fault, shape
from instruments.i18n import _
from instruments.rules import conditions, ids, questions, references, scales
from instruments.toml_lines import line_of, lines, spell
from instruments.unchecked import Draft

Rule = Callable[[Draft], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    ids.format_is_ours,
    ids.languages_are_codes,
    ids.columns_ids_are_well_formed,
    ids.other_ids_are_well_formed,
    ids.choice_ids_are_well_formed,
    ids.ids_are_unique,
    ids.names_are_short,
    ids.columns_are_not_too_many,
    ids.suffixes_tell_batteries_apart,
    ids.columns_are_unique,
    ids.names_are_not_reserved,
    scales.scales_go_upwards,
    scales.labels_lie_on_the_scale,
    scales.non_answers_are_no_numbers,
    scales.non_answers_are_few,
    scales.compared_batteries_share_a_scale,
    scales.skm_is_answered_from_1_to_4,
    references.batteries_are_known,
    references.scales_exist,
    references.dimensions_exist,
    references.batteries_exist,
    references.wordings_match_batteries,
    references.dimensions_have_items,
    references.batteries_have_items,
    references.families_are_used,
    references.minutes_are_plausible,
    references.weights_belong_to_a_family,
    references.weights_have_points,
    questions.edition_is_known,
    questions.kinds_and_roles_are_known,
    questions.kinds_have_what_they_need,
    questions.outcomes_are_numbers,
    questions.refusals_are_of_consents,
    questions.limits_fit_their_kind,
    questions.limits_leave_room,
    questions.days_can_be_read,
    conditions.conditions_can_be_read,
)


def check(document: dict[str, Any]) -> tuple[Fault, ...]:
    """Every fault of a parsed file, none twice; empty where it is sound."""
    draft = Draft(document)
    found = [*shape(document, draft.languages), *(fault for rule in RULES for fault in rule(draft))]
    return tuple(dict.fromkeys(found))


def sentences(faults: Sequence[Fault], document: dict[str, Any], source: str, *, name: str) -> tuple[str, ...]:
    """The faults as a reader needs them, in the file's order: file, line, place, what is wrong, how to repair it."""
    known = lines(source)
    placed = sorted(((line_of(fault.place, known), fault) for fault in faults), key=lambda found: found[0])
    return tuple(
        _("{name}, line {line}, {place}: {sentence}").format(
            name=name, line=line, place=spell(fault.place, document), sentence=fault.sentence
        )
        if fault.place
        else _("{name}: {sentence}").format(name=name, sentence=fault.sentence)
        for line, fault in placed
    )
