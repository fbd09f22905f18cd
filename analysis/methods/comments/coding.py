"""What coders made of the comments: how often each code was given, and to which dimension it belongs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.methods.table_builder import count, part, share, table
from analysis.table import NOBODY_ASKED, Sample, Table
from instruments.model import Instrument

COLUMNS = ("uuid", "coder", "code")
Measure = Literal["kappa", "krippendorff"]
TABLES: Mapping[str, Mapping[Measure, str]] = {
    "comments": {"kappa": "lab_kappa", "krippendorff": "lab_krippendorff"},
    "sources": {"kappa": "lab_sources_kappa", "krippendorff": "lab_sources_krippendorff"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """Codes given to comments: a row a response, coder and code (and dimension), each once.

    An empty code says that the coder read the comment and gave none. `read` counts the comments that any coder read.
    `of` says what was coded: of `sources` no response stands behind a number.
    """

    given: pd.DataFrame
    started: int
    of: Literal["comments", "sources"] = "comments"

    @property
    def counted(self) -> str:
        """The column that counts what was read; a number of sources is none of people."""
        return "n" if self.of == "comments" else "sources"

    def table_id(self, measure: Measure) -> str:
        """The agreement's table by what it measures."""
        return TABLES[self.of][measure]

    @property
    def sample(self) -> Sample | None:
        """Of comments each row has its own n of the responses."""
        return None if self.of == "comments" else NOBODY_ASKED

    @property
    def codes(self) -> list[str]:
        return sorted(set(self.given["code"]) - {""})

    @property
    def coders(self) -> list[str]:
        return sorted(set(self.given["coder"]))

    @property
    def read(self) -> int:
        return int(self.given["uuid"].nunique())


def read_coding(coding: pd.DataFrame, frame: pd.DataFrame) -> Coding:
    """The rows about responses of the frame, as texts without blanks around them; ValueError where a column is missing."""
    absent = [name for name in COLUMNS if name not in coding.columns]
    if absent:
        raise ValueError(f"the coding lacks the columns {', '.join(absent)}")
    kept = [*COLUMNS, *(["dimension"] if "dimension" in coding.columns else [])]
    known = set(frame["sqd_uuid"].astype(str)) if "sqd_uuid" in frame.columns else set()
    given = pd.DataFrame({name: coding[name].astype(object).fillna("").astype(str).str.strip() for name in kept})
    if "dimension" not in kept:
        given["dimension"] = ""
    return Coding(given=given[given["uuid"].isin(known)].drop_duplicates(), started=len(frame))


def codes_table(coding: Coding) -> Table:
    """A row a code, most frequent first: comments that any coder gave it, their share of those read, coders who used it."""
    used = (
        coding.given[coding.given["code"] != ""].groupby("code").agg(n=("uuid", "nunique"), coders=("coder", "nunique"))
    )
    ordered = used.sort_values("n", ascending=False, kind="stable")
    rows = [(str(code), int(n), n / coding.read, int(coders)) for code, n, coders in ordered.itertuples()]
    columns = (part("comment_code", "text"), count("n"), share("share"), count("coders"))
    return table("lab_codes", columns, rows, method="code_counts", sample=_sample(coding))


def dimensions_table(coding: Coding, instrument: Instrument) -> Table:
    """A row a code and dimension in which it was given, dimensions in the instrument's order: comments, and their share of the
    code's comments. Empty where the codes carry no dimensions."""
    tied = coding.given[(coding.given["code"] != "") & (coding.given["dimension"] != "")]
    within = tied.groupby("code")["uuid"].nunique()
    pairs = tied.groupby(["code", "dimension"])["uuid"].nunique()
    order = _order(tied["dimension"], instrument)
    rows = [
        (code, dimension, int(pairs[code, dimension]), pairs[code, dimension] / within[code])
        for code in sorted(within.index)
        for dimension in order
        if (code, dimension) in pairs.index
    ]
    columns = (part("comment_code", "text"), part("dimension", "dimension"), count("n"), share("share"))
    return table("lab_code_dimensions", columns, rows, method="code_counts", sample=_sample(coding))


def _order(used: "pd.Series[str]", instrument: Instrument) -> Sequence[str]:
    known = [dimension.id for dimension in instrument.dimensions if dimension.id in set(used)]
    return [*known, *sorted(set(used) - set(known))]


def _sample(coding: Coding) -> Sample:
    return Sample(started=coding.started, complete=coding.read, used=coding.read, rule="available")
