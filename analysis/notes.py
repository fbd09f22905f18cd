"""The codes of all notes of the core analysis, and the values that each one's sentence needs.

`where` is a path: the section, then what it is about (`reliability/tangibles/gap`, `gaps/items/t1`,
`regression/satisfaction/gap/reset`). A code and its `where` are unique in one analysis. `exports.words` says each code in
Indonesian and English.
"""

from collections.abc import Mapping

NOTE_PARAMS: Mapping[str, tuple[str, ...]] = {
    # data
    "no_responses": (),
    "columns_absent": ("columns",),
    "items_unanswered": ("columns",),
    # everywhere: fewer responses than the number needs, or none at all
    "too_few_responses": ("n", "needed"),
    "no_answers": (),
    "no_variance": (),
    # reliability/<scale>/<battery>[/<item>]
    "one_item_scale": ("scale",),
    "constant_item": ("item",),
    "negative_item_rest": ("item", "r"),
    "negative_alpha": ("alpha",),
    "omega_overall": (),
    "omega_two_items": (),
    "omega_singular": (),
    "omega_negative_variance": (),
    "omega_not_converged": (),
    # gaps/items/<item> · gaps/dimensions/<dimension> · gaps/overall
    "all_differences_zero": (),
    "difference_reliability_undefined": (),
    "ranks_approximated": ("largest",),
    "no_weights": (),
    "weights_unanswered": (),
    "expectation_ceiling": ("dimension", "share"),
    "gap_families": ("family", "others"),
    # priorities · priorities/ipa/<item> · priorities/csi · priorities/mend[/<item>] · priorities/keep
    "mixed_scales": (),
    "too_few_to_rank": ("n", "needed", "more"),
    "nothing_to_mend": (),
    "nothing_to_keep": (),
    "items_alike": ("items",),
    "importance_zero": (),
    "on_the_cross": (),
    "priority_families": ("family", "others"),
    # regression/<outcome>/<predictors>[/<test>]
    "no_predictors": (),
    "no_gap_predictors": (),
    "constant_outcome": (),
    "collinear_predictors": ("terms",),
    "perfect_fit": (),
    "full_leverage": (),
    "shapiro_too_many": ("n", "limit"),
    "test_undefined": ("test",),
    "durbin_watson_order": (),
    # skm · skm/elements/<element>
    "element_unanswered": ("element",),
    "elements_not_nine": ("elements",),
    "skm_scale": (),
    "skm_provisional": ("n", "needed"),
    "skm_class_unsettled": ("first", "first_share", "second", "second_share"),
    "skm_rounded_weight": ("weight", "maximum"),
    "class_depends_on_weight": ("exact", "three", "two"),
}
