"""One table for other programs: aligned text, HTML that pastes into a word processor, LaTeX, CSV.

Text, HTML and LaTeX are for readers: words and numbers in the language in force, rounded once. CSV is for machines: the columns'
ids, the cells' ids and full-precision numbers with a decimal point, whatever the language.
"""

import csv
import io
import re
from html import escape

from analysis.table import Cell, Hidden, Table
from exports.tables.terminal_table import plain_table
from exports.words import (
    column_title,
    method_name,
    note_sentences,
    row_texts,
    sample_words,
    table_title,
    undefined_reasons,
)
from exports.words.rounding import rounding_notes
from instruments.model import Instrument
from servqual_desk.words.formula_guard import guarded

# Ten letters mean something to LaTeX; our own typography is said in its words.
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "\N{MINUS SIGN}": "$-$",
    "\N{MULTIPLICATION SIGN}": r"$\times$",
    "\N{NO-BREAK SPACE}": "~",
    "\N{GREATER-THAN OR EQUAL TO}": r"$\geq$",
    "\N{LESS-THAN OR EQUAL TO}": r"$\leq$",
    "²": r"\textsuperscript{2}",
    "·": r"\textperiodcentered{}",
    "…": r"\dots{}",
}
_LATEX_LETTER = re.compile("[" + re.escape("".join(_LATEX)) + "]")


def as_text(table: Table, instrument: Instrument) -> str:
    """Aligned columns for a terminal or a letter in a fixed-width face."""
    return plain_table(table, instrument)


def as_html(table: Table, instrument: Instrument) -> str:
    """A fragment with its rules and alignment in place, as word processors take no style sheet from the clipboard."""
    figures = [column.is_figure for column in table.columns]
    titles = [column_title(column.id, table.id) for column in table.columns]
    head = "".join(_html_cell("th", title, right) for title, right in zip(titles, figures, strict=True))
    rows = "\n".join(f"<tr>{_html_row(texts, figures)}</tr>" for texts in _rows(table, instrument))
    notes = "".join(
        f'<p style="font-size: 8pt; color: #59616B">{escape(note)}</p>\n' for note in _notes(table, instrument)
    )
    return (
        f"<p><b>{escape(table_title(table, instrument))}</b></p>\n"
        f'<table style="border-collapse: collapse">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n{notes}'
    )


def as_latex(table: Table, instrument: Instrument) -> str:
    """A floating table with booktabs' rules (`\\usepackage{booktabs}`), figures at the right."""
    layout = "".join("r" if column.is_figure else "l" for column in table.columns)
    titles = " & ".join(latex_escaped(column_title(column.id, table.id)) for column in table.columns)
    rows = "\n".join(" & ".join(map(latex_escaped, texts)) + r" \\" for texts in _rows(table, instrument))
    notes = " ".join(latex_escaped(note) for note in _notes(table, instrument))
    return "\n".join(
        [
            r"\begin{table}",
            r"\centering",
            rf"\caption{{{latex_escaped(table_title(table, instrument))}}}",
            rf"\begin{{tabular}}{{{layout}}}",
            r"\toprule",
            titles + r" \\",
            r"\midrule",
            rows,
            r"\bottomrule",
            r"\end{tabular}",
            "",
            r"\smallskip",
            rf"\footnotesize {notes}",
            r"\end{table}",
        ]
    )


def as_csv(table: Table) -> str:
    """Header of column ids, ids and numbers as they were computed; undefined or hidden is an empty cell. Lines end in CR LF."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([column.id for column in table.columns])
    writer.writerows([_csv_cell(cell) for cell in row] for row in table.rows)
    return stream.getvalue()


def latex_escaped(words: str) -> str:
    """Words that LaTeX prints as they are."""
    return _LATEX_LETTER.sub(lambda letter: _LATEX[letter.group()], words)


def _rows(table: Table, instrument: Instrument) -> list[list[str]]:
    return [row_texts(table, row, instrument) for row in table.rows]


def _notes(table: Table, instrument: Instrument) -> tuple[str, ...]:
    """How many answers, which method, and what the table's notes say."""
    return (
        f"{sample_words(table.sample)}; {method_name(table.method)}.",
        *note_sentences(table.notes, instrument),
        *undefined_reasons(table),
        *rounding_notes(table),
    )


def _html_row(texts: list[str], figures: list[bool]) -> str:
    return "".join(_html_cell("td", text, right) for text, right in zip(texts, figures, strict=True))


def _html_cell(tag: str, words: str, is_right: bool) -> str:
    side = "right" if is_right else "left"
    rule = "; border-bottom: 1px solid #8A929C" if tag == "th" else ""
    return f'<{tag} style="text-align: {side}; padding: 2px 9px 2px 0{rule}">{escape(words)}</{tag}>'


def _csv_cell(cell: Cell) -> str:
    """A number by its shortest exact digits; a text that looks like a formula gets an apostrophe before it."""
    if cell is None or isinstance(cell, Hidden):
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | float):
        return repr(cell)
    return guarded(cell)
