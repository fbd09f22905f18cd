"""The kinds of paper by name. Light: command line and window list them before anything is computed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

from instruments.i18n import N_

Kind = Literal["brief", "official", "annex", "publication", "full"]
KINDS: tuple[Kind, ...] = get_args(Kind)

TITLES: Mapping[Kind, str] = MappingProxyType(
    {
        "brief": N_("Brief for the head (two pages)"),
        "official": N_("Official report"),
        "publication": N_("Sheet for the public board"),
        "annex": N_("Annex with every table"),
        "full": N_("Everything"),
    }
)
