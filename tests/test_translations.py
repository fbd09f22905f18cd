"""Law 11: two languages, complete. Every sentence of the code has its Indonesian, with the same values in it."""

import gettext
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
ROOMS = ("servqual_desk", "instruments", "analysis", "exports", "ui")
LOCALE = ROOT / "instruments" / "locale"
KEYWORDS = {"_": None, "N_": None, "NN_": (1, 2), "ngettext": (1, 2), "C_": ((1, "c"), 2), "pgettext": ((1, "c"), 2)}
CALL = re.compile(rf"\b(?:{'|'.join(KEYWORDS)})\s*\(")
PLACEHOLDER = re.compile(r"\{(\w*)[^}]*\}")


@pytest.fixture(scope="module")
def indonesian() -> Catalog:
    with (LOCALE / "id" / "LC_MESSAGES" / "servqual_desk.po").open("rb") as file:
        return read_po(file, locale="id")


def sentences() -> set[tuple[str, str]]:
    """Every sentence of the code: its context ("" for most) and its words."""
    found: set[tuple[str, str]] = set()
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            if not CALL.search(path.read_text(encoding="utf-8")):
                continue  # as many, in which Babel would look at every word
            for _line, message, _comments, context in extract_from_file("python", path, keywords=KEYWORDS):
                found.add((context or "", message if isinstance(message, str) else message[0]))
    return found


def ids(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, tuple | list) else [message.id]


def words(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string]


def test_every_sentence_is_in_indonesian(indonesian: Catalog) -> None:
    known = {
        (message.context or "", sentence): all(words(message)) for message in indonesian for sentence in ids(message)
    }

    assert sorted(sentence for sentence in sentences() if sentence[1] and not known.get(sentence)) == []


def test_no_translation_is_a_guess(indonesian: Catalog) -> None:
    assert [message.id for message in indonesian if message.id and message.fuzzy] == []


def test_a_translation_names_the_same_values(indonesian: Catalog) -> None:
    for message in indonesian:
        values = set().union(*(PLACEHOLDER.findall(original) for original in ids(message)))
        for translated in words(message):
            assert set(PLACEHOLDER.findall(translated)) <= values, message.id


def test_the_catalogue_that_the_program_reads_is_the_translated_one(indonesian: Catalog) -> None:
    compiled = gettext.translation("servqual_desk", LOCALE, languages=["id"])

    stale = [
        message.id
        for message in indonesian
        if message.id and isinstance(message.id, str) and in_the_program(compiled, message) != message.string
    ]

    assert stale == []


def in_the_program(compiled: gettext.NullTranslations, message: Message) -> str:
    if message.context:
        return compiled.pgettext(message.context, str(message.id))
    return compiled.gettext(str(message.id))
