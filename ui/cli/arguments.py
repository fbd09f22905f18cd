"""What `--where` and `-o` say, made into what the jobs take."""

from collections.abc import Sequence
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import DataError


def read_where(conditions: Sequence[str]) -> dict[str, list[str]]:
    """`COLUMN=VALUE` repeated → column → its values. Values of one column are alternatives; columns are all required.

    Raises:
        DataError: one has no column or no value.
    """
    where: dict[str, list[str]] = {}
    for condition in conditions:
        column, _sign, value = (part.strip() for part in condition.partition("="))
        if not column or not value:
            sentence = _("--where takes COLUMN=VALUE, such as sex=female, and not “{condition}”.")
            raise DataError(sentence.format(condition=condition))
        where.setdefault(column, []).append(value)
    return where


def require_ending(path: Path, *endings: str) -> None:
    """Refuse a name that does not end as its content will.

    Raises:
        DataError: it has none of the `endings`.
    """
    if path.suffix.lower() not in endings:
        listed = _(" or ").join(endings)
        raise DataError(_("{path}: the file's name must end in {ending}.").format(path=path, ending=listed))
