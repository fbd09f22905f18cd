"""How far all coders of the comments agree together, also those who have read only some: Krippendorff's alpha."""

import numpy as np

from analysis.formulas.krippendorff import krippendorff_alpha
from analysis.item_matrices import Matrix
from analysis.methods.comments.coding import Coding
from analysis.methods.table_builder import code, count, note, number, part, table
from analysis.table import Note, Table

ASKED = (code("scope"), part("comment_code", "text"), count("coders"))
FOUND = (count("judgements"), number("alpha"), number("lower"), number("upper"))


def all_coders_table(coding: Coding) -> Table:
    """Rows for each code (given or not), then for these decisions of all codes together; `n` comments that two or more read."""
    decisions = [_decisions(coding, name) for name in coding.codes]
    asked: list[tuple[str, str | None, Matrix]] = [
        ("one_code", name, counts) for name, counts in zip(coding.codes, decisions, strict=True)
    ]
    if len(decisions) > 1:
        asked.append(("all_codes", None, np.concatenate(decisions)))
    rows, notes = [], list[Note]()
    for scope, name, counts in asked:
        comments = np.tile(np.arange(coding.read), len(counts) // coding.read)
        found = krippendorff_alpha(counts, comments)
        if not np.isfinite(found.alpha):
            notes.append(note("krippendorff_undefined", f"{coding.of}/{name or scope}"))
        n = found.units // (len(decisions) if scope == "all_codes" else 1)
        rows.append((scope, name, len(coding.coders), n, found.judgements, found.alpha, *found.interval))
    columns, sample = (*ASKED, count(coding.counted), *FOUND), coding.sample
    id_, started = coding.table_id("krippendorff"), coding.started
    return table(id_, columns, rows, started=started, sample=sample, method="krippendorff_alpha", notes=notes)


def _decisions(coding: Coding, name: str) -> Matrix:
    """A row a comment: how many of those who read it gave this code, and how many did not."""
    given = coding.given
    readers = given.groupby("uuid")["coder"].nunique()
    gave = given[given["code"] == name].groupby("uuid")["coder"].nunique().reindex(readers.index, fill_value=0)
    return np.column_stack([gave, readers - gave]).astype(np.float64)
