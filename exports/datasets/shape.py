"""What a person chooses about a file: which columns, codes or words, a row a response or a row an answer."""

from collections.abc import Sequence
from dataclasses import replace

from exports.datasets.dataset import DataColumn, Dataset
from instruments.i18n import _, use_language
from instruments.model import Scale
from servqual_desk.errors import DataError
from servqual_desk.importing.raw_table import Value

RESPONSE = "sqd_uuid"


def only(data: Dataset, names: Sequence[str]) -> Dataset:
    """The dataset with these columns, in this order; with all of them where none is named.

    Raises:
        DataError: it has no such column; every unknown name is listed.
    """
    if not names:
        return data
    known = {column.name: column for column in data.columns}
    sentence = _("There is no column “{column}” to export. Use some of: {columns}.")
    if unknown := [name for name in names if name not in known]:
        raise DataError([sentence.format(column=name, columns=", ".join(known)) for name in unknown])
    return replace(data, columns=tuple(known[name] for name in dict.fromkeys(names)))


def in_words(data: Dataset) -> Dataset:
    """The dataset with the words of scales and choices in place of their codes; a point without words stays its number.

    Several choices are joined by `;`. The program's own columns keep their codes.
    """
    return replace(data, columns=tuple(_in_words(column, data.language) for column in data.columns))


def _in_words(column: DataColumn, language: str) -> DataColumn:
    variable = column.variable
    if variable is None or not variable.traits.answers:
        return column
    if variable.scale is not None:
        words = _scale_words(variable.scale, language)
        values: list[Value] = [None if value is None else words.get(value, str(value)) for value in column.values]
    else:
        labels = {choice.id: " ".join(choice.label.get(language).split()) for choice in variable.choices}
        values = [
            None if value is None else ";".join(labels.get(one, one) for one in str(value).split(";"))
            for value in column.values
        ]
    return replace(column, values=values, is_coded=False)


def _scale_words(scale: Scale, language: str) -> dict[Value, str]:
    points: dict[Value, str] = {point: text.get(language) for point, text in scale.labels.items()}
    return points | {id_: text.get(language) for id_, text in scale.missing.items()}


def long(data: Dataset) -> Dataset:
    """A row for each answer that was given: the response, the column, what it is, the answer as it stands in the wide file.

    Raises:
        DataError: the responses' identifiers are not among the columns, so that nothing would tell whose answer it is.
    """
    answers = [column for column in data.columns if column.variable is not None]
    uuids = next((column.values for column in data.columns if column.name == RESPONSE), None)
    if uuids is None:
        raise DataError(_("A row for each answer needs the column {column}; name it too.").format(column=RESPONSE))
    rows = [(uuid, column, cell) for column in answers for uuid, cell in zip(uuids, column.cells, strict=True) if cell]
    with use_language(data.language):
        columns = (
            _text(RESPONSE, _("Response's identifier"), [uuid for uuid, _column, _cell in rows]),
            _text("column", _("Column"), [column.name for _uuid, column, _cell in rows]),
            _text("battery", _("Battery"), [_battery(column) for _uuid, column, _cell in rows]),
            _text("item", _("Item"), [_item(column) for _uuid, column, _cell in rows]),
            _text("dimension", _("Dimension"), [_dimension(column) for _uuid, column, _cell in rows]),
            _text("answer", _("Answer"), [cell for _uuid, _column, cell in rows]),
        )
    return replace(data, columns=columns)


def _battery(column: DataColumn) -> str | None:
    return column.variable.battery.id if column.variable and column.variable.battery else None


def _item(column: DataColumn) -> str | None:
    return column.variable.item.id if column.variable and column.variable.item else None


def _dimension(column: DataColumn) -> str | None:
    variable = column.variable
    if variable is None or not (variable.item or variable.dimension):
        return None
    return variable.item.dimension if variable.item else variable.dimension.id if variable.dimension else None


def _text(name: str, label: str, values: Sequence[Value]) -> DataColumn:
    return DataColumn(name=name, kind="meta", label=label, values=values)
