"""Extension → the module that reads such files, and what is said of a file that is not what its extension says."""

from dataclasses import dataclass
from pathlib import Path

from instruments.i18n import N_, _
from servqual_desk.errors import DataError


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """`module` of this package; `refused` is the sentence about a broken file."""

    module: str
    refused: str

    def refusal(self, name: str, error: Exception) -> str:
        """The sentence about the file `name`, with what the library says in one short line."""
        reason = " ".join(str(error).split())[:120].rstrip(".") or type(error).__name__
        return _(self.refused).format(name=name, reason=reason)


_TEXT = Format(
    module="delimited_text",
    refused=N_("{name}: cannot be read as a text table ({reason}); save it again as “CSV UTF-8”."),
)


FORMATS = {
    ".csv": _TEXT,
    ".tsv": _TEXT,
    ".txt": _TEXT,
    ".xlsx": Format(
        module="workbook",
        refused=N_(
            "{name}: is not a readable workbook; open it in a spreadsheet and save it as .xlsx, without a password."
        ),
    ),
    ".sav": Format(
        module="statistics_file", refused=N_("{name}: is not a readable SPSS file ({reason}); save it again as .sav.")
    ),
    ".zsav": Format(
        module="statistics_file", refused=N_("{name}: is not a readable SPSS file ({reason}); save it again as .sav.")
    ),
    ".dta": Format(
        module="statistics_file", refused=N_("{name}: is not a readable Stata file ({reason}); save it again as .dta.")
    ),
    ".parquet": Format(
        module="parquet_table", refused=N_("{name}: is not a readable Parquet file ({reason}); write it again.")
    ),
    ".jsonl": Format(
        module="json_lines", refused=N_("{name}: is not readable as JSON lines ({reason}); write it again.")
    ),
    ".zip": Format(
        module="data_package", refused=N_("{name}: is not a readable data package ({reason}); export it again.")
    ),
}


# What is read outside like data and is none.
CODEBOOKS = {
    ".qdc": Format(
        module="codebook_xml",
        refused=N_("{name}: is not a readable REFI-QDA codebook ({reason}); export the codes again."),
    )
}


def format_of(path: Path) -> Format:
    """The format that the extension names.

    Raises:
        DataError: it names none.
    """
    found = (FORMATS | CODEBOOKS).get(path.suffix.lower())
    if found is None:
        raise DataError(
            _("{name}: only {extensions} can be imported; save the file as one of them.").format(
                name=path.name or path, extensions=", ".join(FORMATS)
            )
        )
    return found
