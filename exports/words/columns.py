"""The titles of tables' columns."""

from collections.abc import Mapping
from types import MappingProxyType

from exports.words.limits import with_limits
from exports.words.methods import COLUMNS as METHOD_COLUMNS
from exports.words.methods import NUMBERED
from exports.words.names import BATTERIES
from instruments.i18n import N_, _

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        **BATTERIES,
        **METHOD_COLUMNS,
        # what a row is about
        "item": N_("Item"),
        "dimension": N_("Dimension"),
        "scale": N_("Scale"),
        "battery": N_("Battery"),
        "family": N_("Questionnaire"),
        "element": N_("Element"),
        "outcome": N_("Dependent variable"),
        "predictors": N_("Predictors"),
        "term": N_("Variable"),
        "test": N_("Test"),
        "question": N_("Question"),
        "answer": N_("Answer"),
        "table": N_("Table"),
        "rule": N_("Responses used"),
        "method": N_("Method"),
        # counts
        "n": N_("n"),
        "k": N_("Items"),
        "n_responses": N_("Responses"),
        "n_complete": N_("Complete"),
        "of": N_("Of"),
        "share": N_("Share"),
        # description
        "mean": N_("Mean"),
        "sd": N_("SD"),
        "lower": N_("{confidence} lower"),
        "upper": N_("{confidence} upper"),
        "interval": N_("{confidence} confidence interval"),
        # units side by side
        "unit": N_("Unit"),
        "rank_lower": N_("Rank from"),
        "rank_upper": N_("Rank to"),
        "ikm_lower": N_("IKM {confidence} lower"),
        "ikm_upper": N_("IKM {confidence} upper"),
        "shrunken": N_("Steadied value"),
        "wave_change": N_("Change since the wave before"),
        "funnel_lower": N_("Funnel, lower"),
        "funnel_upper": N_("Funnel, upper"),
        "gap_lower": N_("Gap {confidence} lower"),
        "gap_upper": N_("Gap {confidence} upper"),
        # gaps
        "weight": N_("Points"),
        "difference_reliability": N_("Reliability of the difference"),
        "t": N_("t"),
        "df": N_("df"),
        "p": N_("p"),
        "p_holm": N_("p (Holm)"),
        "wilcoxon_w": N_("Wilcoxon W"),
        "wilcoxon_p": N_("Wilcoxon p"),
        "wilcoxon_exact_p": N_("Wilcoxon p, exact"),
        "cohen_dz": N_("dz"),
        # reliability
        "alpha": N_("Alpha"),
        "alpha_lower": N_("{confidence} lower"),
        "alpha_upper": N_("{confidence} upper"),
        "alpha_standardised": N_("Standardised alpha"),
        "omega_total": N_("Omega"),
        "item_total_r": N_("Item–total r"),
        "item_rest_r": N_("Corrected item–total r"),
        "alpha_if_deleted": N_("Alpha if deleted"),
        "verdict": N_("Verdict"),
        # priorities
        "performance": N_("Performance"),
        "quadrant": N_("Quadrant"),
        "conformity": N_("Conformity level (%)"),
        "csi": N_("CSI %"),
        "csi_band": N_("Satisfaction band"),
        "pgcv": N_("PGCV"),
        # regression
        "b": N_("b"),
        "se": N_("SE"),
        "beta": N_("Beta"),
        "vif": N_("VIF"),
        "tolerance": N_("Tolerance"),
        "se_hc3": N_("SE (HC3)"),
        "r2": N_("R²"),
        "r2_adj": N_("Adjusted R²"),
        "f": N_("F"),
        "df1": N_("df 1"),
        "df2": N_("df 2"),
        "f_p": N_("p (F test)"),
        "sigma": N_("Residual SD"),
        "aic": N_("AIC"),
        "bic": N_("BIC"),
        "statistic": N_("Statistic"),
        "assumption": N_("Assumption"),
        "other_term": N_("With variable"),
        "r": N_("r"),
        "fitted": N_("Fitted value"),
        "residual": N_("Standardised residual"),
        "quantile": N_("Normal quantile"),
        # SKM
        "nrr": N_("NRR"),
        "ikm": N_("IKM"),
        "ikm_rounded": N_("IKM"),
        "class": N_("Class"),
    }
)


# Two measures that are abbreviated alike, told apart by their table.
_OF_TABLE: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("lab_factor_loadings", "msa"): N_("MSA (sampling adequacy)"),
        ("lab_zone_dimensions", "msa"): N_("MSA (service adequacy)"),
        ("lab_zone_items", "msa"): N_("MSA (service adequacy)"),
        ("league_services", "unit"): N_("Service"),
        ("item_groups", "unit"): N_("Group"),
    }
)

_NUMBERED: Mapping[str, str] = MappingProxyType({**NUMBERED, "answer": N_("Answer {number}")})


def column_title(column: str, table: str = "") -> str:
    """A column's title by its id, and by its table's where one would have two meanings. An unknown id is shown as it stands."""
    if (table, column) in _OF_TABLE:
        return _(_OF_TABLE[table, column])
    if column in COLUMNS:
        return with_limits(_(COLUMNS[column]))
    stem, _underscore, number = column.rpartition("_")
    return _(_NUMBERED[stem]).format(number=number) if stem in _NUMBERED else column
