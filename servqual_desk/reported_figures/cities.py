"""The two cities that the papers are about; what is of one never stands in a list with the other's."""

from collections.abc import Mapping
from types import MappingProxyType

# The code of a city's own unit, and of its template and cards → what the city is called.
CITIES: Mapping[str, str] = MappingProxyType(
    {"kota-tangerang": "Kota Tangerang", "kota-tangerang-selatan": "Kota Tangerang Selatan"}
)
