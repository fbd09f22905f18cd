"""The codebook as one HTML page: it needs nothing beside it, reads on a telephone and prints on A4."""

from html import escape

from exports.codebook.entries import Code, Codebook, Entry, renamed
from exports.codebook.sections import Part, facts, parts
from instruments.i18n import _

_STYLE = """
body { font: 15px/1.5 "Source Sans 3", "Source Sans Pro", "Segoe UI", sans-serif; color: #1B1F24; max-width: 60rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.8rem; line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid #C9CED6; }
section.column { margin: 1.2rem 0; break-inside: avoid; } h3 { margin: 0; font-size: 1rem; }
h3 code { background: #F6F7F9; padding: .1rem .3rem; } p { margin: .2rem 0; } .muted { color: #59616B; }
table { border-collapse: collapse; margin-top: .3rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .1rem 1.2rem .1rem 0; vertical-align: top; } th { border-bottom: 1px solid #C9CED6; }
tr.missing td { color: #59616B; font-style: italic; }
@media print { body { margin: 0; max-width: none; font-size: 11px; } }
"""


def html(book: Codebook) -> str:
    """The page in the language in force."""
    data = book.data
    title = escape(data.title or data.instrument.title.get(data.language))
    contents = "".join(_part(part) for part in parts(book))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(data.language)}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(_('Codebook'))}: {title}</title><style>{_STYLE}</style></head>\n"
        f"<body>\n<h1>{escape(_('Codebook'))}: {title}</h1>\n"
        + "".join(f"<p>{escape(fact)}</p>\n" for fact in facts(book))
        + contents
        + _other_names(book)
        + "</body>\n</html>\n"
    )


def _part(part: Part) -> str:
    stem = f'<p class="muted">{escape(part.stem)}</p>\n' if part.stem else ""
    return f"<h2>{escape(part.title)}</h2>\n{stem}" + "".join(_entry(entry) for entry in part.entries)


def _entry(entry: Entry) -> str:
    lines = [entry.kind, entry.dimension, _("Negatively worded") if entry.reverse else ""]
    asked = f"<p>{escape(_('Asked if {condition}.').format(condition=entry.asked_if))}</p>" if entry.asked_if else ""
    return (
        f'<section class="column" id="{escape(entry.name)}"><h3><code>{escape(entry.name)}</code> {escape(entry.label)}</h3>'
        f'<p class="muted">{escape(" · ".join(filter(None, lines)))}</p>{asked}{_codes(entry)}</section>\n'
    )


def _codes(entry: Entry) -> str:
    codes = [code for code in entry.codes if code.words != code.code]
    if not codes:
        return ""
    head = (_("Code"), _("Meaning"), _("in SPSS"), _("in Stata"))
    rows = "".join(_code(code) for code in codes)
    return "<table><tr>" + "".join(f"<th>{escape(words)}</th>" for words in head) + f"</tr>{rows}</table>"


def _code(code: Code) -> str:
    cells = (code.code, code.words, code.spss, code.stata)
    kind = ' class="missing"' if code.is_missing else ""
    return f"<tr{kind}>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _other_names(book: Codebook) -> str:
    others = renamed(book.entries)
    if not others:
        return ""
    head = (_("Column"), _("Columns in SPSS"), _("Columns in Stata"))
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{escape(cell)}</td>" for cell in (entry.name, ", ".join(entry.spss), ", ".join(entry.stata)))
        + "</tr>"
        for entry in others
    )
    title = escape(_("Columns that are called otherwise in SPSS or Stata"))
    return (
        f"<h2>{title}</h2><table><tr>"
        + "".join(f"<th>{escape(words)}</th>" for words in head)
        + f"</tr>{rows}</table>\n"
    )
