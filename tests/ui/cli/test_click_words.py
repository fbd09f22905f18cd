"""What click itself says, in both languages: the help of every command, and the sentence for what is mistyped."""

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from ui.cli.commands import desk

# What click writes of itself where nobody translates it.
ENGLISH = re.compile(
    r"Usage|Options|OPTIONS|COMMAND\b|ARGS|Commands|required|Show this|default:|Missing|No such|Invalid|is not|range"
)
# Words without which hardly a sentence of a language is made, and which the other one does not have.
LITTLE_WORDS = {
    "en": re.compile(
        r"\b(?:the|of|and|or|when|with|not|its|that|this|from|for|is|are|who|which|by|than)\b", re.IGNORECASE
    ),
    "id": re.compile(
        r"\b(?:yang|dan|atau|dengan|untuk|bila|tidak|dari|di|ke|ini|itu|oleh|bukan|setiap|pada)\b", re.IGNORECASE
    ),
}
OPTION_NAME = re.compile(r"--[a-z-]+")


def spoken(language: str, *arguments: str) -> tuple[int, str, str]:
    """The exit code, and what the command writes to stdout and to stderr."""
    result = CliRunner(env={"SERVQUAL_DESK_LANG": language, "LANGUAGE": language}).invoke(desk, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def every_command(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name in group.list_commands(click.Context(group)):
        command = group.commands[name]
        if isinstance(command, click.Group):
            yield from every_command(command, (*path, name))
        else:
            yield (*path, name)


@pytest.mark.parametrize("path", list(every_command(desk)), ids=" ".join)
def test_no_english_is_left_in_the_indonesian_help(path: tuple[str, ...]) -> None:
    code, words, _faults = spoken("id", *path, "--help")

    assert code == 0
    assert words.startswith("Cara pakai: ")
    assert "[OPSI]" in words.splitlines()[0]
    assert ENGLISH.findall(words) == []
    assert spoken("id", *path, "-h") == (0, words, "")


@pytest.mark.parametrize(("shown", "other"), [("id", "en"), ("en", "id")])
def test_no_help_has_a_sentence_of_the_other_language(shown: str, other: str) -> None:
    strange = {}
    for path in every_command(desk):
        words = OPTION_NAME.sub("", spoken(shown, *path, "--help")[1])
        strange[" ".join(path)] = LITTLE_WORDS[other].findall(words)

    assert len(strange) > 30
    assert {command: words for command, words in strange.items() if words} == {}


def test_help_follows_the_language_also_where_it_was_shown_in_another_before() -> None:
    for language, words in (("en", "Show this message and exit."), ("id", "Tampilkan pesan ini lalu keluar.")) * 2:
        assert words in spoken(language, "new", "--help")[1]


def test_the_english_help_is_english() -> None:
    _code, words, _faults = spoken("en", "form", "--help")

    assert words.startswith("Usage: ")
    assert "[OPTIONS] FILE" in words
    assert "[required]" in words


@pytest.mark.parametrize(
    ("typed", "indonesian", "english"),
    [
        ("zyx", "Tidak ada perintah 'zyx'.", "No such command 'zyx'."),
        ("new", "Argumen kurang: 'FILE'.", "Missing argument 'FILE'."),
        ("report x.sqd", "Opsi kurang: '-o' / '--output'.", "Missing option '-o' / '--output'."),
        ("report x.sqd -o", "Opsi '-o' memerlukan satu argumen.", "Option '-o' requires an argument."),
        ("open a b", "Ada argumen berlebih (b)", "Got unexpected extra argument (b)"),
        ("open --kiosk=yes", "Opsi '--kiosk' tidak memerlukan nilai.", "Option '--kiosk' does not take a value."),
        (
            "form x.sqd -o y.pdf --copies many",
            "Nilai tidak sah untuk '--copies': Tulis bilangan bulat dari 1 sampai 1000.",
            "Invalid value for '--copies': Write a whole number from 1 to 1000.",
        ),
        (
            "form x.sqd -o y.pdf --copies 0",
            "Nilai tidak sah untuk '--copies': Tulis bilangan bulat dari 1 sampai 1000.",
            "Invalid value for '--copies': Write a whole number from 1 to 1000.",
        ),
        (
            "imports x.sqd --undo first",
            "Nilai tidak sah untuk '--undo': Tulis bilangan bulat paling sedikit 1.",
            "Invalid value for '--undo': Write a whole number of at least 1.",
        ),
        (
            "figures keep-indicator x.sqd --value many",
            "Nilai tidak sah untuk '--value': Tulis bilangan dengan satu tanda desimal saja, misalnya 1250,5.",
            "Invalid value for '--value': Write a number with one decimal mark and no other, such as 1250.5.",
        ),
        (
            "report x.sqd -o y.pdf --lang jw",
            "Nilai tidak sah untuk '--lang': 'jw' bukan salah satu dari 'id', 'en'.",
            "Invalid value for '--lang': 'jw' is not one of 'id', 'en'.",
        ),
    ],
)
def test_what_is_mistyped_gets_one_sentence_in_the_language(typed: str, indonesian: str, english: str) -> None:
    assert spoken("id", *typed.split()) == (2, "", f"{indonesian}\n")
    assert spoken("en", *typed.split()) == (2, "", f"{english}\n")
