"""From `{column: values}` to an SQL condition. Values of one column are alternatives; columns are all required.

A value of a ranking stands for who put it first.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from instruments.columns import Variable, variables
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.store.derived_columns import derived_condition
from servqual_desk.words.derived_columns import DERIVED
from servqual_desk.words.response_columns import BY_NAME

Where = Mapping[str, str | Sequence[str]]


class Condition(Struct, frozen=True, kw_only=True):
    """A piece of SQL for `response AS r JOIN answers AS a`, and its parameters."""

    sql: str = "1"
    parameters: tuple[str | float, ...] = ()


def condition(instrument: Instrument, where: Where | None) -> Condition:
    """The condition for `where`.

    Raises:
        DataError: a column that the project does not have, or a value that the column cannot hold.
    """
    known = {variable.name: variable for variable in variables(instrument)}
    parts: list[str] = []
    parameters: list[str | float] = []
    given: Sequence[str | float]
    for column, wanted in (where or {}).items():
        values = [wanted] if isinstance(wanted, str) else list(wanted)
        if column in BY_NAME:
            expressions, given = _equal(f"r.{BY_NAME[column].field}", values)
        elif column in DERIVED:
            expressions, given = derived_condition(column, values)
        elif column in known:
            expressions, given = _of_variable(known[column], values)
        else:
            raise DataError(
                _("There is no column “{column}” to filter by. Use one of: {columns}.").format(
                    column=column, columns=", ".join([*known, *BY_NAME, *DERIVED])
                )
            )
        parts.append("(" + " OR ".join(expressions or ["0"]) + ")")
        parameters.extend(given)
    return Condition(sql=" AND ".join(parts) or "1", parameters=tuple(parameters))


def _equal(expression: str, values: Sequence[str | float]) -> tuple[list[str], list[str | float]]:
    return [f"{expression} = ?" for _value in values], list(values)


def _of_variable(variable: Variable, values: Sequence[str]) -> tuple[list[str], list[str | float]]:
    column = f'a."{variable.name}"'
    if variable.traits.answers == "choices":
        _refuse_unknown_choices(variable, values)
    if variable.traits.ranked:
        return _equal(f"substr({column} || ';', 1, instr({column} || ';', ';') - 1)", list(values))
    if variable.traits.several:
        return [f"instr(';' || {column} || ';', ?)" for _value in values], [f";{value};" for value in values]
    if variable.is_numeric:
        return _equal(column, [_number(variable, value) for value in values])
    return _equal(column, list(values))


def _refuse_unknown_choices(variable: Variable, values: Sequence[str]) -> None:
    known = [choice.id for choice in variable.choices]
    for value in values:
        if value not in known:
            raise DataError(
                _("“{value}” is no choice of {column}. Use one of: {choices}.").format(
                    value=value, column=variable.name, choices=", ".join(known)
                )
            )


def _number(variable: Variable, value: str) -> str | float:
    if variable.scale and value in variable.scale.missing:
        return value
    try:
        return float(value)
    except ValueError:
        raise DataError(
            _(
                "“{value}” is no number, and {column} holds numbers. Write it with a decimal point, such as 3 or 2.5."
            ).format(value=value, column=variable.name)
        ) from None
