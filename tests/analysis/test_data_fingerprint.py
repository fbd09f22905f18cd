"""Counts and the fingerprint of the answers."""

import numpy as np
import pandas as pd

from analysis import analyse
from analysis.data_fingerprint import DataSummary
from exports.words.cautions import cautions
from tests.analysis.questionnaires import PAIR, answers, questionnaire

INSTRUMENT = questionnaire(
    {"speed": ("a", "b")},
    PAIR,
    weights="",
    outcomes=("overall",),
    asked={"b": ["perception"]},
    extra='[[questions]]\nid = "comment"\nkind = "text"\nrole = "comment"\ntext = { en = "x" }',
)
FRAME = answers(
    a_e=[5, 4, None],
    a_p=[3, 4, 4],
    b_p=[2, None, 4],
    w_speed=[100, None, None],
    overall=[4, 5, 3],
    comment=["cepat", None, ""],
)


def data(frame: pd.DataFrame) -> DataSummary:
    return analyse(frame, INSTRUMENT).data


def test_counts() -> None:
    assert (data(FRAME).n_responses, data(FRAME).n_complete) == (3, 1)  # weights and questions may be blank


def test_fingerprint_knows_the_answers_and_their_order() -> None:
    mine = data(FRAME).fingerprint
    assert len(mine) == 64
    assert data(FRAME.assign(a_p=[3, 4, 5])).fingerprint != mine
    assert data(FRAME.assign(comment=["lambat", None, ""])).fingerprint != mine
    assert data(FRAME.iloc[::-1]).fingerprint != mine
    assert data(FRAME.head(2)).fingerprint != mine


def test_fingerprint_does_not_know_how_the_frame_was_made() -> None:
    mine = data(FRAME).fingerprint
    assert data(FRAME[sorted(FRAME.columns, reverse=True)]).fingerprint == mine
    assert data(FRAME.assign(sqd_uuid=["1", "2", "3"])).fingerprint == mine
    assert data(FRAME.set_index(pd.Index([7, 8, 9]))).fingerprint == mine
    assert data(FRAME.astype({"a_p": "Int64", "overall": np.int32, "comment": "category"})).fingerprint == mine
    assert data(FRAME.astype({"comment": object}).fillna({"comment": ""})).fingerprint == mine


def test_fingerprint_is_pinned() -> None:
    """By hand: names sorted, unit separators, little-endian doubles; so that old reports stay comparable."""
    import hashlib
    import struct

    digest = hashlib.sha256(b"1")
    for name, cells in (("a", struct.pack("<d", 4.0)), ("b", struct.pack("<d", float("nan")))):
        digest.update(b"\x1f" + name.encode() + b"\x1f" + cells)
    frame = answers(a=[4], b=[None])
    assert analyse(frame, questionnaire({"speed": ("a", "b")})).data.fingerprint == digest.hexdigest()


def test_an_absent_column_is_missing_for_everyone_and_said_once() -> None:
    analysis = analyse(FRAME.drop(columns=["b_p", "overall"]), INSTRUMENT)
    assert analysis.data.n_complete == 0
    (note,) = [note for note in analysis.notes if note.code == "columns_absent"]
    assert note.params == {"columns": "b_p, overall"}


def test_no_responses() -> None:
    analysis = analyse(FRAME.head(0), INSTRUMENT)
    assert (analysis.data.n_responses, analysis.data.n_complete) == (0, 0)
    assert "no_responses" in {note.code for note in analysis.notes}


def test_an_item_that_nobody_answered_is_named() -> None:
    """Its dimension has no score though the others were answered; a dimension that nobody was asked is no fault of an item."""
    frame = answers(a=[4, 5, 3], b=[None, None, None], c=[None, None, None])
    analysis = analyse(frame, questionnaire({"speed": ("a", "b"), "access": ("c",)}))
    (note,) = [note for note in analysis.notes if note.code == "items_unanswered"]
    assert note.params == {"columns": "b"}
    assert any(" b. " in sentence for sentence in cautions(analysis, analysis.questionnaire))
