"""`README.md` of a data package: what it holds, how it is coded, what was done with it."""

from collections.abc import Sequence

from exports.datasets.dataset import Dataset
from instruments.i18n import _, format_number, ngettext


def readme(data: Dataset, more: Sequence[str]) -> str:
    """The text in the language in force.

    Args:
        more: names of the further tables.
    """
    n = data.n_rows
    parts = [
        f"# {' '.join(data.title.split()) or data.instrument.title.get(data.language)}",
        ngettext("{n} response.", "{n} responses.", n).format(n=format_number(n, 0)),
        _questionnaire(data),
        "## " + _("Files"),
        "\n".join(f"- `{name}`: {words}" for name, words in _files(more).items()),
        "## " + _("How answers are coded"),
        _(
            "One row a response, one column a question. An empty cell is missing. A scale's non-answers stand by their codes "
            "(labels.csv marks them). Several choices are joined by `;`. Negatively worded items stand as they were answered. "
            "A text that a spreadsheet would take for a formula has an apostrophe before it. Numbers have a decimal point, days "
            "are year-month-day, times are UTC."
        ),
        *(["## " + _("Privacy"), data.statement] if data.statement else []),
    ]
    return "\n\n".join(parts) + "\n"


def _questionnaire(data: Dataset) -> str:
    instrument = data.instrument
    about = _("Questionnaire: {title}, {id} {version}, SHA-256 {digest}.").format(
        title=instrument.title.get(data.language),
        id=instrument.id,
        version=instrument.version,
        digest=instrument.digest,
    )
    return f"{about} {' '.join(instrument.citation.get(data.language).split())}".strip()


def _files(more: Sequence[str]) -> dict[str, str]:
    files = {
        "data.csv": _("the responses"),
        "columns.csv": _("what each column is"),
        "labels.csv": _("what each code means"),
        "codebook.html": _("columns and codes, to read"),
        "datapackage.json": _("the description for programs (Frictionless Data Package)"),
        "data.R": _("makes data.rds for R: run it in this folder with Rscript data.R"),
    }
    tables = {
        "events.csv": _("the log: every change"),
        "timings.csv": _("how long each answer took"),
        "codings.csv": _("the codes that coders gave the comments"),
    }
    return files | {name: tables[name] for name in more}
