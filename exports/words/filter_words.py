"""A filter as people say it: `Sex: Female`, in the report's title, above the results and beside a kept analysis."""

from collections.abc import Mapping, Sequence

from exports.words.names import clipped, value_name, variable_name
from instruments.model import Instrument
from servqual_desk.store.field_names import FieldNames
from servqual_desk.words.derived_columns import MONTH, joined_months

LONGEST_QUESTION = 60  # letters


def condition_words(
    where: Mapping[str, str | Sequence[str]], instrument: Instrument, names: FieldNames | None = None
) -> tuple[str, ...]:
    """One phrase a condition; values that are alternatives stand between strokes.

    Args:
        names: what the survey calls its units, services, waves and people; their codes stand where it is not given.
    """
    return tuple(_phrase(column, wanted, instrument, names or {}) for column, wanted in where.items())


def _phrase(column: str, wanted: str | Sequence[str], instrument: Instrument, names: FieldNames) -> str:
    values = [wanted] if isinstance(wanted, str) else wanted
    if column == MONTH:
        values = joined_months(values)
    known = names.get(column, {})
    said = [known[value] if value in known else value_name(value, instrument, column) for value in values]
    return f"{clipped(variable_name(column, instrument), LONGEST_QUESTION)}: {' / '.join(said)}"
