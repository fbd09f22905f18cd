"""How far coders agree: Cohen's kappa for each pair of them, code by code and over all codes."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.formulas.kappa import cohen_kappa
from analysis.item_matrices import Mask, Matrix
from analysis.methods.comments.coding import Coding
from analysis.methods.table_builder import alike, code, count, note, number, part, share, table
from analysis.table import Note, Table

PAIR = (part("coder", "text"), part("other_coder", "text"), code("scope"), part("comment_code", "text"))
COMPARED = (
    *alike(count, "both_gave", "one_gave", "neither_gave"),
    share("agreement"),
    *alike(number, "kappa", "lower", "upper"),
    code("kappa_band"),
)


def agreement_table(coding: Coding) -> Table:
    """Rows for each pair of coders, over the `n` comments that both read.

    `one_code` asks of one code: did both give it? `all_codes` puts these decisions of all codes together. `single_codes` asks
    which code a comment got; it stands only where both gave every comment exactly one.
    """
    rows, notes = [], list[Note]()
    for pair in combinations(coding.coders, 2):
        codes, first, second = _decisions(coding.given, pair)
        if not len(first):
            notes.append(note("nothing_coded_twice", f"{coding.of}/{'/'.join(pair)}"))
            continue
        for scope, name, counts in _counts(codes, first, second):
            found = cohen_kappa(counts)
            if not np.isfinite(found.kappa):
                notes.append(note("kappa_undefined", f"{coding.of}/{'/'.join(pair)}/{name or scope}"))
            if found.is_fixed:
                notes.append(note("kappa_fixed", f"{coding.of}/{'/'.join(pair)}/{name or scope}"))
            gave = _gave_each(counts) if scope == "single_codes" else _gave(counts)
            measures = found.agreement, found.kappa, *found.interval, found.band
            rows.append((*pair, scope, name, len(first), *gave, *measures))
    columns, sample = (*PAIR, count(coding.counted), *COMPARED), coding.sample
    id_, started = coding.table_id("kappa"), coding.started
    return table(id_, columns, rows, started=started, sample=sample, method="cohen_kappa", notes=notes)


def _decisions(given: pd.DataFrame, pair: tuple[str, str]) -> tuple[list[str], Mask, Mask]:
    """The codes that either gave to the comments that both read, and who gave which, shape (comments, codes) each."""
    own = [given[given["coder"] == coder] for coder in pair]
    comments = sorted(set(own[0]["uuid"]) & set(own[1]["uuid"]))
    shared = [rows[rows["uuid"].isin(comments)] for rows in own]
    codes = sorted(set(pd.concat(shared)["code"]) - {""})
    row = {uuid: i for i, uuid in enumerate(comments)}
    column = {name: j for j, name in enumerate(codes)}
    decisions = []
    for rows in shared:
        gave = np.zeros((len(comments), len(codes)), dtype=bool)
        named = rows[rows["code"] != ""]
        gave[named["uuid"].map(row).to_numpy(dtype=int), named["code"].map(column).to_numpy(dtype=int)] = True
        decisions.append(gave)
    return codes, decisions[0], decisions[1]


def _counts(codes: list[str], first: Mask, second: Mask) -> Iterator[tuple[str, str | None, Matrix]]:
    """Scope, code and the table of agreement: yes and no of the first coder by those of the second, or code by code."""
    yes = [np.stack([first, ~first]).astype(np.float64), np.stack([second, ~second]).astype(np.float64)]
    each = np.einsum("anj,bnj->jab", *yes)
    for name, counts in zip(codes, each, strict=True):
        yield "one_code", name, counts
    if len(codes) > 1:
        yield "all_codes", None, each.sum(axis=0)
        if (first.sum(axis=1) == 1).all() and (second.sum(axis=1) == 1).all():
            yield "single_codes", None, yes[0][0].T @ yes[1][0]


def _gave(counts: Matrix) -> tuple[int, int, int]:
    """How often both gave a code, one alone, neither."""
    (both, first), (second, neither) = counts
    return int(both), int(first + second), int(neither)


def _gave_each(counts: Matrix) -> tuple[int, int, int]:
    """The same where each comment has one code of each coder: the same code, or two."""
    same = int(np.trace(counts))
    return same, int(counts.sum()) - same, 0
