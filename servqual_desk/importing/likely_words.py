"""What an unknown word was meant to be, perhaps: a slip of the pen, first letters (SS), or how people shorten (sgt, tdk, Lk).

A guess that a person must accept. Nothing here is read without being asked about.
"""

import re
from collections.abc import Mapping
from typing import Any

from instruments.columns import Variable
from instruments.model import Scale
from servqual_desk.importing.answer_words import choice_words, scale_words
from servqual_desk.importing.words import Meaning, WordTable, loose, nearest

_SHORTENED: Mapping[str, str] = {
    **dict.fromkeys(["sgt", "sngt", "sangt"], "sangat"),
    **dict.fromkeys(["tdk", "tak", "gak", "nggak", "no"], "tidak"),
    **dict.fromkeys(["krg", "krng"], "kurang"),
    **dict.fromkeys(["ckp", "ckup"], "cukup"),
    **dict.fromkeys(["stj", "stju"], "setuju"),
    **dict.fromkeys(["iya", "yes"], "ya"),
    **dict.fromkeys(["lk", "lk2", "laki2", "lelaki", "pria"], "laki"),
    **dict.fromkeys(["pr", "wanita"], "perempuan"),
}
# What the middle of a scale from disagreeing to agreeing is called; in one questionnaire it is one of them.
_MIDDLE = frozenset(
    ["netral", "ragu ragu", "ragu", "kurang setuju", "cukup setuju", "biasa saja", "biasa", "neutral", "undecided"]
)
_MIDDLE_LETTERS = frozenset(["n", "r", "rr", "ks", "cs"])

_WITH_UNIT = re.compile(r"([0-9]+)\s*([^\W\d_]+)\.?")
_UNITS = (
    frozenset(["tahun", "thn", "th", "year", "years", "yr", "yrs"]),
    frozenset(["bulan", "bln", "month", "months"]),
    frozenset(["hari", "hr", "day", "days"]),
    frozenset(["jam", "j", "hour", "hours"]),
    frozenset(["menit", "mnt", "menit", "minute", "minutes"]),
    frozenset(["kali", "x", "time", "times"]),
)
_AGE = frozenset(["umur", "usia", "age"])


def likely(variable: Variable, cell: str) -> str:
    """The one answer that the cell comes near to, as a column map writes it; "" where none or several do."""
    if variable.scale is None and not variable.choices:
        return _number_in_its_unit(variable, cell) if variable.is_numeric else ""
    words: WordTable[Any] = choice_words(variable.choices) if variable.scale is None else scale_words(variable.scale)
    for table, said in ((words, cell), (_in_full_words(words), _in_full(cell))):
        found = table.find(said) if table is not words else None
        if found is None:
            found = nearest(said, table)
        if found is not None:
            return str(found)
    for table in (_initials(words), _first_letters(words)):
        if (found := table.find(cell)) is not None:
            return str(found)
    return "" if variable.scale is None else _middle(variable.scale, cell)


def _number_in_its_unit(variable: Variable, cell: str) -> str:
    """The number of `34 tahun`, where the question asks for just that: it names the unit, or an age."""
    found = _WITH_UNIT.fullmatch(cell.strip())
    if found is None:
        return ""
    unit = next((one for one in _UNITS if found[2].casefold() in one), frozenset({found[2].casefold()}))
    asked = {word for words in variable.label.words.values() for word in loose(words).split()}
    return found[1] if asked & (unit | (_AGE if "tahun" in unit else frozenset())) else ""


def _in_full_words(words: WordTable[Meaning]) -> WordTable[Meaning]:
    """The same words without abbreviations and with one word for one thing."""
    return WordTable((_in_full(known), meaning) for known, meanings in words.pairs() for meaning in meanings)


def _in_full(words: str) -> str:
    parts = [_SHORTENED.get(part, part) for part in loose(words).split()]
    return " ".join(part for at, part in enumerate(parts) if part not in parts[:at])  # laki-laki is laki


def _initials(words: WordTable[Meaning]) -> WordTable[Meaning]:
    """The first letter of each word: SS, TS, S."""
    return WordTable(
        ("".join(part[0] for part in known.split()), meaning)
        for known, meanings in words.pairs()
        for meaning in meanings
    )


def _first_letters(words: WordTable[Meaning]) -> WordTable[Meaning]:
    """The first letter of the first word alone: L for “laki-laki”."""
    return WordTable((known[0], meaning) for known, meanings in words.pairs() for meaning in meanings)


def _middle(scale: Scale, cell: str) -> str:
    """The middle point, where the scale has a word for it and the cell is another one."""
    middle, odd = divmod(scale.min + scale.max, 2)
    label = scale.labels.get(middle)
    is_called_so = label is not None and any(loose(words) in _MIDDLE for words in label.words.values())
    return (
        str(middle) if not odd and is_called_so and {loose(cell), _in_full(cell)} & (_MIDDLE | _MIDDLE_LETTERS) else ""
    )
