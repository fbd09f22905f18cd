"""The count below which nothing about people is published, for the settings of a survey and for results alike."""

from typing import Final

SMALLEST_PUBLISHED: Final = 5  # UU 27/2022: fewer people might be recognised; a survey may ask for more, never for less
