from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from exports.form.form import write_form
from instruments.model import Instrument
from tests.exports.report.reading import pages

Pages = list[str]
WriteForm = Callable[..., Pages]


@pytest.fixture
def written(tmp_path: Path) -> WriteForm:
    """Write a form and read its pages back, each as one line of words."""

    def write(
        instrument: Instrument, *, language: str = "en", serials: Sequence[str] = ("0001",), **more: object
    ) -> Pages:
        path = tmp_path / "form.pdf"
        write_form(instrument, path, language=language, title="Survei MPP", serials=serials, **more)  # type: ignore[arg-type]
        return pages(path)

    return write
