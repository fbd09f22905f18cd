"""The kinds of sources, the roles of informants and how a proposition fared, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from instruments.i18n import N_, _

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "document": N_("Document"),
        "interview": N_("Interview of an informant"),
        "observation": N_("Observation"),
        "app_trial": N_("Trial of an application"),
    }
)
ROLES: Mapping[str, str] = MappingProxyType({"key": N_("Key informant"), "supporting": N_("Supporting informant")})
FOUND: Mapping[str, str] = MappingProxyType(
    {"open": N_("not yet examined"), "yes": N_("matches"), "partly": N_("matches in part"), "no": N_("does not match")}
)


def kind_word(kind: str) -> str:
    return _(KINDS[kind]) if kind in KINDS else kind


def role_of_informant_word(role: str) -> str:
    """`Key informant`; "" where there is none."""
    return _(ROLES[role]) if role in ROLES else role


def found_word(found: str) -> str:
    """How a proposition stands against what was found."""
    return _(FOUND[found]) if found in FOUND else found
