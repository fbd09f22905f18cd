"""Every note's code as a sentence for a reader who is no statistician."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from analysis.table import Note, Value
from exports.words.codes import code_word
from exports.words.methods import NOTES as METHOD_NOTES
from exports.words.methods import SECTIONS as METHOD_SECTIONS
from exports.words.names import (
    battery_name,
    clipped,
    family_name,
    item_label,
    listed,
    scale_name,
    term_name,
    value_name,
    variable_name,
)
from exports.words.numbers import number, percent
from instruments.i18n import N_, _
from instruments.model import Instrument

# The sentences stand alone; where they apply is put before them. Placeholders are the note's parameters, put in words.
NOTES: Mapping[str, str] = MappingProxyType(
    {
        # the data
        "no_responses": N_("There are no responses yet, so no number can be computed."),
        "columns_absent": N_(
            "The data hold no answers to these questions, which count as missing for everyone: {columns}."
        ),
        "items_unanswered": N_(
            "Nobody answered {columns}. What needs every item of their dimension is undefined, however many answered the others."
        ),
        # everywhere
        "too_few_responses": N_("Responses that can be used here: {n}. What is undefined needs at least {needed}."),
        "no_answers": N_("Undefined: nobody answered what this number needs."),
        "no_variance": N_(
            "All respondents have the same value here; without variation there is neither a confidence interval "
            "nor a test."
        ),
        # reliability
        "one_item_scale": N_("{scale} has a single item; reliability needs at least two."),
        "constant_item": N_(
            "All respondents gave the same answer to the item, so its correlation with the other items is undefined."
        ),
        "negative_item_rest": N_(
            "The item runs against the others of its scale (negative corrected item–total r). Check whether it "
            "is negatively worded and must be reverse-scored."
        ),
        "negative_alpha": N_(
            "Alpha is negative: these items do not measure one thing, or a negatively worded item was not "
            "declared as such."
        ),
        "omega_overall": N_("Omega is not given for the whole: it supposes one factor, and the whole has several."),
        "omega_two_items": N_("Omega needs at least three items."),
        "omega_singular": N_("Omega is undefined: one item repeats others exactly."),
        "omega_negative_variance": N_(
            "Omega is undefined: the one-factor model gives an item a negative residual variance."
        ),
        "omega_not_converged": N_("Omega is undefined: the one-factor model found no solution."),
        # gaps
        "all_differences_zero": N_(
            "Undefined: every respondent's perception equals the expectation, so there is no difference to test."
        ),
        "difference_reliability_undefined": N_(
            "The reliability of the difference is undefined: its denominator is zero."
        ),
        "ranks_approximated": N_(
            "Wilcoxon's exact p is counted for at most {largest} differences other than zero; where there are more, its "
            "approximation beside it serves."
        ),
        "no_weights": N_("The questionnaire does not ask for importance points, so there is no weighted gap."),
        "weights_unanswered": N_("Nobody divided the importance points, so there is no weighted gap."),
        "expectation_ceiling": N_(
            "{share} of the respondents gave every item of {dimension} the highest possible expectation. Their "
            "gap can only be zero or negative; look at perception too."
        ),
        "gap_families": N_(
            "The overall gap is computed from {family}; other questionnaires with gaps appear only in the "
            "tables: {others}."
        ),
        # priorities
        "mixed_scales": N_("The items have different answer scales, so their means cannot be compared on one chart."),
        "too_few_to_rank": N_(
            "There are {n} responses; what to improve and what to keep up is said from {needed} on. {more} more are needed."
        ),
        "nothing_to_mend": N_(
            "Nothing to improve first: every item reaches the acceptable level and none clearly falls short of what is expected."
        ),
        "nothing_to_keep": N_("Nothing to name here: no item reaches the acceptable level without falling short."),
        "items_alike": N_("{items} items are exactly alike, so none is named before the others."),
        "importance_zero": N_("The conformity is undefined: the mean importance is zero."),
        "on_the_cross": N_("This item lies on a line of the chart; it counts as low on that axis."),
        "priority_families": N_(
            "The priorities are computed from {family}; these questionnaires are not included: {others}."
        ),
        # regression
        "no_predictors": N_("There is no regression: no dimension has the answers that it needs."),
        "no_gap_predictors": N_(
            "There is no regression on gaps: no dimension is asked both as expectation and as perception."
        ),
        "constant_outcome": N_("Undefined: all respondents gave the same answer, so there is nothing to explain."),
        "collinear_predictors": N_(
            "The coefficients are undefined: these predictors repeat one another exactly: {terms}."
        ),
        "perfect_fit": N_("The model fits perfectly, so tests of its residuals are undefined."),
        "full_leverage": N_("The robust (HC3) standard errors are undefined: one response alone determines the line."),
        "shapiro_too_many": N_("The Shapiro–Wilk test is not computed for more than {limit} responses (here {n})."),
        "test_undefined": N_("The test is undefined for these data: {test}."),
        "durbin_watson_order": N_(
            "The Durbin–Watson statistic means something only when the rows are in order of time; in a survey "
            "taken at one time it can be ignored."
        ),
        # SKM
        "element_unanswered": N_("Nobody answered the element {element}, so there is no index."),
        "elements_not_nine": N_("The regulation asks for nine elements; this questionnaire has {elements}."),
        "waves_withheld": N_(
            "Not shown, because beside what else is published it would tell of few people: {waves}. A change is told against the "
            "wave before that is shown."
        ),
        "withheld_beside_groups": N_(
            "Because a small group is not shown, the smallest of the others is withheld with it, and what is computed over all "
            "groups is not printed."
        ),
        "withheld_left_out": N_(
            "The comparison leaves small groups out, and its numbers beside those of all would tell how many are in them: it is "
            "not printed."
        ),
        "withheld_of_a_part": N_(
            "Groups stand side by side, and answers are counted, only in what is about all responses of a wave: the difference "
            "between the numbers here and there could be that of a few people."
        ),
        "skm_scale": N_("An element is not asked on the regulation's scale from 1 to 4, so there is no index."),
        "skm_provisional": N_(
            "Provisional: the index rests on {n} responses; from {needed} on it can be published without this remark."
        ),
        "skm_class_unsettled": N_(
            "The class is not settled: {first} has a chance of {first_share}, {second} of {second_share}. Say both."
        ),
        "skm_rounded_weight": N_("With the rounded weight {weight} the index can reach at most {maximum}, not 100."),
        "class_depends_on_weight": N_(
            "The class depends on the weight used: {exact} with exactly 1/9, {three} with 0.111, {two} with 0.11. "
            "Exactly 1/9 is the correct one."
        ),
        **METHOD_NOTES,
    }
)

PLACE = 48  # letters of a name where several may stand in one line

# Parts of a path that name a section of the result, not a part of the survey.
_SECTIONS = frozenset(
    {
        "data",
        "lab",
        "reliability",
        "gaps",
        "items",
        "dimensions",
        "priorities",
        "ipa",
        "csi",
        "mend",
        "keep",
        "regression",
        "skm",
        "elements",
        "scores",
        *METHOD_SECTIONS,
    }
)


def note_sentence(note: Note, instrument: Instrument) -> str:
    """The note as one or two whole sentences, the place that it is about before them."""
    return _with_place(note_place(note, instrument), _bare_sentence(note, instrument))


def note_sentences(notes: Iterable[Note], instrument: Instrument) -> tuple[str, ...]:
    """The notes' sentences in their order; those that differ only in their place are said once for all places."""
    places: dict[str, list[str]] = {}
    for note in notes:
        known = places.setdefault(_bare_sentence(note, instrument), [])
        place = note_place(note, instrument)
        if place and place not in known:
            known.append(place)
    return tuple(_with_place("; ".join(known), sentence) for sentence, known in places.items())


def note_place(note: Note, instrument: Instrument) -> str:
    """What part of the survey a note is about: a dimension, an item's code, a battery; "" for the whole."""
    said = {str(value) for name, value in note.params.items() if f"{{{name}}}" in NOTES[note.code]}
    parts = (part for part in note.where.split("/") if part not in _SECTIONS and part not in said)
    return ", ".join(_part_name(part, instrument) for part in parts)


def _with_place(place: str, sentence: str) -> str:
    return _("{place}: {sentence}").format(place=place, sentence=sentence) if place else sentence


def _part_name(part: str, instrument: Instrument) -> str:
    """An item goes by its code alone: several may stand in one line."""
    if any(item.id == part for item in instrument.items):
        return part
    if part in instrument.families:
        return family_name(part, instrument)
    battery = battery_name(part)
    names = (
        scale_name(part, instrument),
        battery.lower() if battery != part else part,  # a person's own name keeps its capitals
        variable_name(part, instrument),
        code_word(part),
    )
    return clipped(next((name for name in names if name != part), part), PLACE)


def _bare_sentence(note: Note, instrument: Instrument) -> str:
    sentence = NOTES.get(note.code)
    if sentence is None:
        raise KeyError(f"no words for the note {note.code!r}")
    return _(sentence).format(**{name: _param_words(name, value, instrument) for name, value in note.params.items()})


def _param_words(name: str, value: Value, instrument: Instrument) -> str:
    if isinstance(value, bool) or value is None:
        return code_word(str(value).lower())
    if isinstance(value, int):
        return number(value, 0)
    if isinstance(value, float):
        return percent(value) if name.endswith("share") else number(value)
    match name:
        case "item" | "other_item" | "element":
            return item_label(value, instrument)
        case "scale" | "dimension":
            return scale_name(value, instrument)
        case "group" | "other_group" | "reference":
            return value_name(value, instrument)
        case "family":
            return family_name(value, instrument)
        case "others":
            return listed([family_name(family, instrument) for family in value.split(", ")])
        case "terms":
            return listed([term_name(term, instrument) for term in value.split(", ")])
        case "test":
            return code_word(value)
    return value
