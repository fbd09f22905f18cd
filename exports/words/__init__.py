"""Codes to words: what the analysis says in codes is said here in the language in force, for screen, paper and files alike.

Light to import (no pandas, no matplotlib), so that the window may use it at start.
"""

from exports.words.cells import cell_text
from exports.words.codes import code_word, quadrant, skm_class
from exports.words.columns import column_title
from exports.words.names import battery_name, family_name, item_label, item_text, scale_name, term_name, variable_name
from exports.words.notes import note_sentence, note_sentences
from exports.words.numbers import interval, number, p_value, percent, signed, undefined
from exports.words.procedures import method_definition, method_name
from exports.words.rows import row_texts, undefined_reasons
from exports.words.samples import sample_words
from exports.words.tables import table_definition, table_title

__all__ = [
    "battery_name",
    "cell_text",
    "code_word",
    "column_title",
    "family_name",
    "interval",
    "item_label",
    "item_text",
    "method_definition",
    "method_name",
    "note_sentence",
    "note_sentences",
    "number",
    "p_value",
    "percent",
    "quadrant",
    "row_texts",
    "sample_words",
    "scale_name",
    "signed",
    "skm_class",
    "table_definition",
    "table_title",
    "term_name",
    "undefined",
    "undefined_reasons",
    "variable_name",
]
