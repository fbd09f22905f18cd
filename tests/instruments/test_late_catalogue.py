"""The catalogue that is decoded late says what Python's own says."""

import gettext
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from instruments.i18n import LOCALE_DIR
from instruments.late_catalogue import LateCatalogue

COMPILED = LOCALE_DIR / "id" / "LC_MESSAGES" / "servqual_desk.mo"


def both(path: Path) -> tuple[LateCatalogue, gettext.GNUTranslations]:
    with path.open("rb") as ours, path.open("rb") as pythons:
        return LateCatalogue(ours), gettext.GNUTranslations(pythons)


def test_every_sentence_is_said_as_python_says_it() -> None:
    ours, pythons = both(COMPILED)
    with COMPILED.with_suffix(".po").open("rb") as file:
        catalogue = read_po(file, locale="id")
    sentences = [one for one in catalogue if one.id]
    assert len(sentences) > 4_000
    for one in sentences:
        singular, plural = (one.id, "") if isinstance(one.id, str) else one.id
        said = f"{one.context}\4{singular}" if one.context else singular
        assert ours.gettext(said) == pythons.gettext(said)
        if plural:
            forms = [ours.ngettext(said, plural, n) for n in range(3)]
            assert forms == [pythons.ngettext(said, plural, n) for n in range(3)]


def test_what_is_not_in_it_is_said_in_english() -> None:
    ours, pythons = both(COMPILED)
    for unknown in ("", "No such sentence", "a name \udcff from a disk"):
        assert ours.gettext(unknown) == (pythons.gettext(unknown) if unknown else "")
        assert [ours.ngettext(unknown, "many", n) for n in (1, 2)] == [unknown, "many"]


def test_a_language_with_three_forms(tmp_path: Path) -> None:
    catalogue = Catalog(locale="ru", header_comment="")
    catalogue.add(("{n} answer", "{n} answers"), ("{n} ответ", "{n} ответа", "{n} ответов"))
    path = tmp_path / "ru.mo"
    with path.open("wb") as file:
        write_mo(file, catalogue)
    ours, pythons = both(path)
    said = [ours.ngettext("{n} answer", "{n} answers", n) for n in range(130)]
    assert said == [pythons.ngettext("{n} answer", "{n} answers", n) for n in range(130)]
    assert len(set(said)) == 3


def test_another_file_is_no_catalogue() -> None:
    with pytest.raises(OSError, match="Bad magic number"):
        LateCatalogue(BytesIO(b"msgid and twenty bytes more"))
