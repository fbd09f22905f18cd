#!/usr/bin/env python3
"""Write docs/methods.en.md and docs/methods.id.md, the cards of all methods of the lab; `make words` runs this."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from analysis.methods import METHODS  # noqa: E402  of this folder
from exports.words.lab_methods import (  # noqa: E402
    lab_method_formula,
    lab_method_name,
    lab_method_not_for,
    lab_method_references,
    lab_method_sentence,
)
from exports.words.method_card_fields import Reported  # noqa: E402
from exports.words.methods import METHOD_WORDS  # noqa: E402
from exports.words.tables import TABLES  # noqa: E402
from instruments.i18n import LANGUAGES, _, use_language  # noqa: E402

HEADS = {
    "en": ("Methods of the lab", "When not to use it", "Formula", "In a paper", "References", "Tables"),
    "id": ("Metode Lab", "Kapan jangan dipakai", "Rumus", "Dalam makalah", "Pustaka", "Tabel"),
}
OPENING = {
    "en": "What each method answers, when not to use it, how it is computed, who described it, and how its numbers are reported. "
    "The words in brackets are columns of the tables. This page is written by `make words` from the program's own words.",
    "id": "Apa yang dijawab tiap metode, kapan jangan dipakai, cara menghitungnya, siapa yang menerangkannya, dan cara "
    "melaporkan angkanya. Kata dalam kurung kurawal adalah kolom tabel. "
    "Halaman ini ditulis oleh `make words` dari kata-kata program sendiri.",
}


def page(language: str) -> str:
    """The page of one language."""
    with use_language(language):
        parts = [f"# {HEADS[language][0]}", OPENING[language], *(_about(method, language) for method in METHODS)]
    return "\n\n".join(parts) + "\n"


def _about(method: str, language: str) -> str:
    _title, not_for, formula, paper, references, tables = HEADS[language]
    words = METHOD_WORDS[method]
    lines = [
        f"## {lab_method_name(method)} (`{method}`)",
        lab_method_sentence(method),
        f"**{not_for}.** {lab_method_not_for(method)}",
        f"**{formula}.** {lab_method_formula(method)}",
        f"**{paper}.** " + " · ".join(_sentence(form) for form in words.card.reported),
        f"**{tables}.** " + "; ".join(f"`{table}`" for table in words.tables if table in TABLES),
        f"**{references}.**\n\n" + "\n".join(f"- {reference}" for reference in lab_method_references(method)),
    ]
    return "\n\n".join(lines)


def _sentence(form: Reported) -> str:
    return f"`{_(form.sentence)}`"


def main() -> None:
    for language in LANGUAGES:
        (ROOT / "docs" / f"methods.{language}.md").write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
