"""What the short titles of columns stand for, said under each printed table that has them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from instruments.i18n import N_, _

_DF = N_("df: degrees of freedom")

ABBREVIATIONS: Mapping[str, str] = MappingProxyType(
    {
        "sd": N_("SD: standard deviation"),
        "se": N_("SE: standard error"),
        "se_hc3": N_("HC3: robust standard error"),
        "df": _DF,
        "df1": _DF,
        "df2": _DF,
        "cohen_dz": N_("dz: effect size, the mean over the standard deviation of the differences"),
        "vif": N_("VIF: variance inflation factor"),
        "aic": N_("AIC: Akaike's information criterion"),
        "bic": N_("BIC: Bayesian information criterion"),
        "nrr": N_("NRR: element mean"),
        "csi": N_("CSI: customer satisfaction index"),
        "pgcv": N_("PGCV: potential gain in customer value"),
    }
)


def abbreviations(columns: Iterable[str]) -> tuple[str, ...]:
    """One sentence with what the columns' abbreviations stand for, each once and in their order; none where there are none."""
    meant = dict.fromkeys(ABBREVIATIONS[column] for column in columns if column in ABBREVIATIONS)
    return (f"{'; '.join(map(_, meant))}.",) if meant else ()
