"""Every judgement that the program says, and the conditions under which it says it: the one file where a reader can check.

A judgement (valid, reliable, met, better …) stands nowhere else in the program's words; `tests/exports/words/test_judgements.py`
looks, and holds every verdict of a table to its rule, both ways: where the conditions hold it is said, where one fails it is not.

A rule's conditions are about the columns and parameters of its table, and about the limits of `analysis.thresholds`, under their
own names. Empty: not asked. `relative`: against the others of the table. `certainty`: what chance is left.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from instruments.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When a verdict's code stands in `column` of a table; `only` are the rows that the rule is about."""

    table: str
    verdict: str
    column: str = "verdict"
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    absolute: str = ""
    relative: str = ""
    certainty: str = ""
    n: str = ""


WORDS: Mapping[str, str] = MappingProxyType(
    {
        "valid": N_("valid"),
        "not_valid": N_("not valid"),
        "reliable": N_("reliable"),
        "not_reliable": N_("not reliable"),
        "reliability_unsure": N_("not sure: the interval reaches below the limit"),
        "met": N_("met"),
        "violated": N_("not met"),
        "equivalent": N_("within the margin"),
        "equivalence_open": N_("not shown to lie within the margin"),
        "above_benchmark": N_("above the benchmark"),
        "below_benchmark": N_("below the benchmark"),
        "not_different": N_("no clear difference"),
        "below_zone": N_("below the zone of tolerance"),
        "within_zone": N_("within the zone of tolerance"),
        "above_zone": N_("above the zone of tolerance"),
        "indirect_only": N_("by way of the mediator alone"),
        "complementary": N_("by way of the mediator, and directly too"),
        "competitive": N_("by way of the mediator, and directly the other way round"),
        "direct_only": N_("directly alone"),
        "no_mediation_shown": N_("neither is shown"),
        "one_factor_most": N_("one factor takes most"),
        "one_factor_less": N_("no single factor takes most"),
        "invariance_holds": N_("holds in all groups"),
        "invariance_fails": N_("does not hold in all groups"),
        "latent_above": N_("above the other group"),
        "latent_below": N_("below the other group"),
        "functioning_large": N_("groups answer very differently"),
        "functioning_moderate": N_("groups answer differently"),
        "functioning_negligible": N_("groups hardly differ"),
        "basic": N_("basic: must not fail"),
        "performance": N_("performance: costs and brings"),
        "excitement": N_("excitement: delights"),
        "indifferent": N_("neither is shown to matter"),
    }
)

_TESTED = ("lilliefors", "shapiro", "jarque_bera", "breusch_pagan", "glejser", "reset")
_FUNNELS = ("lab_cohen_funnel", "lab_funnel")
_ZONES = ("lab_zone_dimensions", "lab_zone_items")
_DIF = "lab_grades_functioning"
_DIF_SIZES = {
    "negligible": "nagelkerke_change < LEAST_DIF",
    "moderate": "LEAST_DIF <= nagelkerke_change < LARGE_DIF",
    "large": "nagelkerke_change >= LARGE_DIF",
}
# Whether an interval leaves out zero.
_INDIRECT = "indirect_lower * indirect_upper > 0"
_COSTS = "penalty < 0 and penalty_p_holm < level"
_BRINGS = "reward > 0 and reward_p_holm < level"
_DIRECT = "direct_lower * direct_upper > 0"

RULES: tuple[Rule, ...] = (
    # An item is in its own total: the corrected correlation has to pass too, whichever is judged.
    Rule(table="lab_validity", verdict="valid", certainty="min(judged_r, item_rest_r) >= critical_r"),
    Rule(table="lab_validity", verdict="not_valid", certainty="min(judged_r, item_rest_r) < critical_r"),
    Rule(
        table="reliability",
        verdict="reliable",
        absolute="alpha >= alpha_threshold",
        certainty="alpha_lower >= alpha_threshold",
    ),
    Rule(
        table="reliability",
        verdict="reliability_unsure",
        absolute="alpha >= alpha_threshold",
        certainty="alpha_lower < alpha_threshold",
    ),
    Rule(table="reliability", verdict="not_reliable", absolute="alpha < alpha_threshold"),
    Rule(
        table="lab_discriminant",
        verdict="met",
        column="fornell_larcker",
        relative="abs(factor_r) < min(root_ave, root_ave_other)",
    ),
    Rule(
        table="lab_discriminant",
        verdict="violated",
        column="fornell_larcker",
        relative="abs(factor_r) >= min(root_ave, root_ave_other)",
    ),
    Rule(table="lab_discriminant", verdict="met", column="htmt_verdict", absolute="htmt < LARGEST_HTMT"),
    Rule(table="lab_discriminant", verdict="violated", column="htmt_verdict", absolute="htmt >= LARGEST_HTMT"),
    Rule(table="lab_cfa_judgement", verdict="met", only={"index": ("cfi", "tli")}, absolute="value >= limit"),
    Rule(table="lab_cfa_judgement", verdict="violated", only={"index": ("cfi", "tli")}, absolute="value < limit"),
    Rule(table="lab_cfa_judgement", verdict="met", only={"index": ("rmsea", "srmr")}, absolute="value <= limit"),
    Rule(table="lab_cfa_judgement", verdict="violated", only={"index": ("rmsea", "srmr")}, absolute="value > limit"),
    # Ten tests at 5 % find something in a third of sound samples: Holm's p over all of them.
    Rule(table="regression_assumptions", verdict="met", only={"test": _TESTED}, certainty="p_holm >= level"),
    Rule(table="regression_assumptions", verdict="violated", only={"test": _TESTED}, certainty="p_holm < level"),
    Rule(table="regression_assumptions", verdict="met", only={"test": ("vif",)}, absolute="statistic < LARGEST_VIF"),
    Rule(
        table="regression_assumptions", verdict="violated", only={"test": ("vif",)}, absolute="statistic >= LARGEST_VIF"
    ),
    Rule(
        table="regression_assumptions",
        verdict="met",
        only={"test": ("centred_condition_number",)},
        absolute="statistic < LARGEST_CONDITION_NUMBER",
    ),
    Rule(
        table="regression_assumptions",
        verdict="violated",
        only={"test": ("centred_condition_number",)},
        absolute="statistic >= LARGEST_CONDITION_NUMBER",
    ),
    # Outside its usual range a Durbin–Watson statistic may still be chance (normal with sd 2/√n about 2).
    Rule(
        table="regression_assumptions",
        verdict="violated",
        only={"test": ("durbin_watson",)},
        absolute="statistic < DURBIN_WATSON_RANGE[0] or statistic > DURBIN_WATSON_RANGE[1]",
        certainty="normal_p(abs(statistic - 2) * n ** 0.5 / 2) < level",
    ),
    Rule(
        table="regression_assumptions",
        verdict="met",
        only={"test": ("durbin_watson",)},
        absolute="DURBIN_WATSON_RANGE[0] <= statistic <= DURBIN_WATSON_RANGE[1]"
        " or normal_p(abs(statistic - 2) * n ** 0.5 / 2) >= level",
    ),
    Rule(table="lab_ordered_parallel", verdict="met", certainty="p >= level"),
    Rule(table="lab_ordered_parallel", verdict="violated", certainty="p < level"),
    Rule(table="lab_equivalence", verdict="equivalent", certainty="p_holm < level"),
    Rule(table="lab_equivalence", verdict="equivalence_open", certainty="p_holm >= level"),
    Rule(table="lab_equivalence_change", verdict="equivalent", certainty="p_holm < level"),
    Rule(table="lab_equivalence_change", verdict="equivalence_open", certainty="p_holm >= level"),
    # The benchmark of the step; a step without one is not judged.
    *(Rule(table=f, verdict="above_benchmark", absolute="share > benchmark", certainty="p < LEVEL") for f in _FUNNELS),
    *(Rule(table=f, verdict="below_benchmark", absolute="share < benchmark", certainty="p < LEVEL") for f in _FUNNELS),
    *(Rule(table=f, verdict="not_different", certainty="p >= LEVEL") for f in _FUNNELS),
    *(Rule(table=zone, verdict="below_zone", absolute="perception < minimum") for zone in _ZONES),
    *(Rule(table=zone, verdict="within_zone", absolute="minimum <= perception <= desired") for zone in _ZONES),
    *(Rule(table=zone, verdict="above_zone", absolute="perception > desired") for zone in _ZONES),
    Rule(table="lab_single_factor", verdict="one_factor_most", absolute="share_of_first > HARMANS_SHARE"),
    Rule(table="lab_single_factor", verdict="one_factor_less", absolute="share_of_first <= HARMANS_SHARE"),
    Rule(
        table="lab_invariance", verdict="invariance_holds", only={"step": ("configural",)}, absolute="cfi >= LEAST_CFI"
    ),
    Rule(
        table="lab_invariance", verdict="invariance_fails", only={"step": ("configural",)}, absolute="cfi < LEAST_CFI"
    ),
    Rule(
        table="lab_invariance",
        verdict="invariance_holds",
        only={"step": ("metric", "scalar")},
        relative="cfi_change >= -LARGEST_CFI_LOSS",
    ),
    Rule(
        table="lab_invariance",
        verdict="invariance_fails",
        only={"step": ("metric", "scalar")},
        relative="cfi_change < -LARGEST_CFI_LOSS",
    ),
    Rule(table="lab_invariance_means", verdict="latent_above", relative="latent_mean > 0", certainty="p_holm < LEVEL"),
    Rule(table="lab_invariance_means", verdict="latent_below", relative="latent_mean < 0", certainty="p_holm < LEVEL"),
    Rule(table="lab_invariance_means", verdict="not_different", certainty="p_holm >= LEVEL"),
    # Differential item functioning: Jodoin and Gierl (2001).
    *(
        Rule(table=_DIF, verdict=f"functioning_{size}", absolute=limits, certainty="p_holm < LEVEL")
        for size, limits in _DIF_SIZES.items()
    ),
    Rule(table=_DIF, verdict="not_different", certainty="p_holm >= LEVEL"),
    # Kano's kinds, by Holm's p over the items.
    Rule(table="lab_penalty_reward", verdict="basic", certainty=f"{_COSTS} and not ({_BRINGS})"),
    Rule(table="lab_penalty_reward", verdict="performance", certainty=f"{_COSTS} and {_BRINGS}"),
    Rule(table="lab_penalty_reward", verdict="excitement", certainty=f"not ({_COSTS}) and {_BRINGS}"),
    Rule(table="lab_penalty_reward", verdict="indifferent", certainty=f"not ({_COSTS}) and not ({_BRINGS})"),
    # Zhao, Lynch and Chen (2010).
    Rule(table="lab_mediation", verdict="indirect_only", certainty=f"{_INDIRECT} and not {_DIRECT}"),
    Rule(
        table="lab_mediation",
        verdict="complementary",
        relative="indirect * direct > 0",
        certainty=f"{_INDIRECT} and {_DIRECT}",
    ),
    Rule(
        table="lab_mediation",
        verdict="competitive",
        relative="indirect * direct < 0",
        certainty=f"{_INDIRECT} and {_DIRECT}",
    ),
    Rule(table="lab_mediation", verdict="direct_only", certainty=f"{_DIRECT} and not {_INDIRECT}"),
    Rule(table="lab_mediation", verdict="no_mediation_shown", certainty=f"not {_INDIRECT} and not {_DIRECT}"),
)

# A change between waves, by the verdict of `analysis.follow_up.changes`: the interval leaves out zero, and p is small also after
# Holm's correction over all changes that are looked at.
CHANGES: Mapping[str | None, str] = MappingProxyType(
    {
        "better": N_("Better by {change} since {wave} ({confidence} confidence interval {interval})."),
        "worse": N_("Worse by {change} since {wave} ({confidence} confidence interval {interval})."),
        "chance": N_(
            "{change} since {wave} ({confidence} confidence interval {interval}); among several tests this may be chance."
        ),
        "none": N_("No change can be shown since {wave}: {change} ({confidence} confidence interval {interval})."),
        None: N_("{change} since {wave}; without spread it cannot be tested."),
    }
)

# An assumption is met where each of its tests has the verdict `met`.
ASSUMPTION_MET = N_("{assumption}: met.")
ASSUMPTION_NOT_MET = N_("{assumption}: not met by {tests}. What to do: {advice}.")


def gap_judgement(lower: float | None, upper: float | None, margin: float, *, n: int) -> str:
    """What the overall gap's interval allows to say, as a message; `margin` is what would not matter, `n` how many answered.

    Of two or more the interval is missing only because all have the same gap, which more of them would not mend.
    """
    if (lower is None or upper is None) and n > 1:
        return N_(
            "Expected {expectation}, experienced {perception} (gap {gap}). Every respondent has the same gap, so "
            "nothing can be tested."
        )
    if lower is None or upper is None:
        return N_(
            "Expected {expectation}, experienced {perception} (gap {gap}); more responses are needed to say more."
        )
    if upper < 0:
        return N_(
            "The service falls short of what citizens expect: expected {expectation}, experienced {perception} "
            "(gap {gap})."
        )
    if lower > 0:
        return N_(
            "The service exceeds what citizens expect: expected {expectation}, experienced {perception} (gap {gap})."
        )
    if max(-lower, upper) < margin:
        return N_(
            "The service is about what citizens expect: expected {expectation}, experienced {perception} (gap {gap})."
        )
    return N_(
        "With these responses no difference from what citizens expect can be shown: expected {expectation}, "
        "experienced {perception} (gap {gap}). That is not proof that there is none."
    )
