"""One door for codebooks: by extension, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from exports.codebook.ddi_file import ddi
from exports.codebook.entries import Codebook, codebook
from exports.codebook.grids import column_grid
from exports.codebook.html_file import html
from exports.codebook.pdf_file import write_pdf
from exports.datasets.dataset import Dataset
from exports.datasets.text_table import write_texts
from instruments.i18n import _, use_language
from servqual_desk.errors import DataError
from servqual_desk.store.whole_files import replacing


def write_codebook(data: Dataset, path: Path) -> None:
    """Write the codebook of a dataset in the dataset's language.

    Raises:
        DataError: the extension is none of `CODEBOOKS`.
        KnownError: the machine refuses; an earlier file stays as it was.
    """
    write = require_codebook(path)
    with use_language(data.language), replacing(path) as temporary:
        write(codebook(data), temporary)


def require_codebook(path: Path) -> Callable[[Codebook, Path], None]:
    """What writes a codebook of this extension.

    Raises:
        DataError: nothing does.
    """
    suffix = path.suffix.lower()
    if suffix not in CODEBOOKS:
        sentence = _("{name}: a codebook is one of {extensions}; give it such an ending.")
        raise DataError(sentence.format(name=path.name or path, extensions=", ".join(CODEBOOKS)))
    return CODEBOOKS[suffix]


def _write_html(book: Codebook, path: Path) -> None:
    path.write_text(html(book), encoding="utf-8")


def _write_csv(book: Codebook, path: Path) -> None:
    write_texts(column_grid(book), path)


def _write_ddi(book: Codebook, path: Path) -> None:
    path.write_bytes(ddi(book))


CODEBOOKS: dict[str, Callable[[Codebook, Path], None]] = {
    ".html": _write_html,
    ".pdf": write_pdf,
    ".csv": _write_csv,
    ".xml": _write_ddi,
}
