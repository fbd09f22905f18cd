"""The lab's methods and their options in words, for the window's left column.

A method has a name and a sentence; an option has a name; a choice's value is a code (`code_word`); an empty pick stands for all,
for none, or for what the method finds fitting.
"""

from collections.abc import Mapping
from types import MappingProxyType

from instruments.i18n import N_, _

METHOD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "reliability": N_("Reliability"),
        "validity": N_("Validity"),
        "factors": N_("Exploratory factors"),
        "cfa": N_("Confirmatory model"),
        "gaps": N_("Gaps and zone of tolerance"),
        "regression": N_("Regression"),
        "groups": N_("Comparison of groups"),
        "trend": N_("Trend, before and after"),
        "skm": N_("Community satisfaction index"),
        "cohen": N_("Cohen's indicators"),
        "quality": N_("Quality of the answers"),
        "comments": N_("Comments"),
    }
)

METHOD_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "reliability": N_(
            "Do the items of a scale hang together? Alpha with three intervals, halves, omega, ordinal alpha."
        ),
        "validity": N_(
            "Does each item measure its scale, and each scale itself? Item–total r against the r table, HTMT."
        ),
        "factors": N_("Into how many groups do the items fall, and which? KMO, parallel analysis, rotated loadings."),
        "cfa": N_("Do the answers agree with the questionnaire's own dimensions? Loadings, CFI, TLI, RMSEA, SRMR."),
        "gaps": N_(
            "How far is what is found from what is expected, and how sure is it? Bootstrap, zone of tolerance, quadrants."
        ),
        "regression": N_(
            "What does satisfaction hang on? Coefficients, assumptions with advice, relative importance, ordered logit."
        ),
        "groups": N_("Do groups of citizens answer differently? Tests, effect sizes, and which pairs differ."),
        "trend": N_("How do the scores move from wave to wave, and did a plan change them?"),
        "skm": N_(
            "The index by element and unit, with its interval, the risk of another class, and the portal's sheet."
        ),
        "cohen": N_("How smart governance scores, who knows and uses the services, and what goes with what."),
        "quality": N_("Which answer sheets may not say what the citizen thinks?"),
        "comments": N_("What citizens write about, and how far the coders agree."),
    }
)

OPTION_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "measures": N_("Asked as"),
        "measure": N_("Asked as"),
        "families": N_("Questionnaires"),
        "family": N_("Questionnaire"),
        "threshold": N_("Reliable from alpha"),
        "split": N_("Halves"),
        "ordinal": N_("Ordinal alpha"),
        "factor_based": N_("Composite reliability and AVE"),
        "hierarchical": N_("Omega hierarchical"),
        "bootstrap": N_("Bootstrap intervals"),
        "resamples": N_("Resamples"),
        "seed": N_("Seed of the random numbers"),
        "tail": N_("Test"),
        "level": N_("Level of significance"),
        "judged": N_("Judged by"),
        "discriminant": N_("Are dimensions told apart?"),
        "extraction": N_("Extraction"),
        "rotation": N_("Rotation"),
        "number": N_("Number of factors (0: parallel analysis)"),
        "hidden": N_("Leave out loadings below"),
        "draws": N_("Random draws"),
        "ceiling": N_("Warn of top expectations above"),
        "outcome": N_("Outcome"),
        "predictors": N_("Predictors"),
        "profile": N_("Profile questions as controls"),
        "importance": N_("Relative importance"),
        "ordered": N_("Ordered logit"),
        "influence": N_("Responses that weigh most"),
        "by": N_("Groups by"),
        "posthoc": N_("Pairs of groups"),
        "smallest": N_("Smallest group shown"),
        "before": N_("Wave before"),
        "after": N_("Wave after"),
        "events": N_("Events, a line each: wave: what happened"),
        "weight": N_("Weight of an element"),
        "transcription": N_("Sheet for the national portal"),
        "awareness": N_("Question: do you know it?"),
        "use": N_("Question: do you use it?"),
        "satisfaction": N_("Question: are you satisfied?"),
        "benchmark": N_("Benchmark"),
        "fast": N_("Too fast below this share of the median time"),
        "extreme": N_("Extreme from this share of answers at an end"),
        "missing": N_("Much unanswered above this share"),
        "question": N_("Comment question"),
        "words": N_("Words shown"),
        "shortest": N_("Shortest word, in letters"),
    }
)

EMPTY_PICKS: Mapping[str, str] = MappingProxyType(
    {"all": N_("all"), "first": N_("the usual one"), "none": N_("none"), "auto": N_("found by itself")}
)


def lab_method_name(method: str) -> str:
    """A lab method's name by its registry id. An unknown id is shown as it stands."""
    return _(METHOD_NAMES[method]) if method in METHOD_NAMES else method


def lab_method_sentence(method: str) -> str:
    """What a lab method answers, in one sentence; "" for an unknown one."""
    return _(METHOD_SENTENCES[method]) if method in METHOD_SENTENCES else ""


def option_name(option: str) -> str:
    """An option's name. An unknown one is shown as it stands."""
    return _(OPTION_NAMES[option]) if option in OPTION_NAMES else option


def empty_pick(empty: str) -> str:
    """What an option that picks nothing stands for (`fields.Pick.empty`)."""
    return _(EMPTY_PICKS[empty]) if empty in EMPTY_PICKS else empty
