"""Beginning with a questionnaire that there is: a copy of one's own, or the next version of the same."""

import re

from instruments.model import Instrument
from instruments.rules.ids import LONGEST_NAME
from instruments.writing import Document, document_of

OWN = "-own"


def copy_of(instrument: Instrument) -> Document:
    """A questionnaire of one's own with the same content: another id, and the first version again."""
    stem = instrument.id.removesuffix(OWN)[: LONGEST_NAME - len(OWN)]
    return document_of(instrument) | {"id": stem + OWN, "version": "1.0.0"}


def next_version(instrument: Instrument) -> Document:
    """The same questionnaire in its next version, for a survey that goes on: 1.4.2 → 1.5.0."""
    return document_of(instrument) | {"version": following(instrument.version)}


def following(version: str) -> str:
    """The version after this one: the second of its numbers counted up; a version without numbers gets one."""
    numbers = re.findall(r"\d+", version)
    if not numbers:
        return f"{version.strip()} 2"
    if len(numbers) == 1:
        return re.sub(r"\d+", str(int(numbers[0]) + 1), version, count=1)
    first = re.match(r"(\D*\d+\D+)(\d+)(.*)", version, re.DOTALL)
    return version if first is None else f"{first[1]}{int(first[2]) + 1}{re.sub(r'[0-9]+', '0', first[3])}"
