"""An analysis that was taken apart, written as JSON and put together again is the analysis that it was."""

import json

import pytest

from analysis import analyse
from analysis.kept_whole import analysis_from, kept_whole
from tests.exports.surveys import counter, counter_frame


def test_every_table_and_figure_comes_back() -> None:
    before = analyse(counter_frame(), counter())

    after = analysis_from(json.loads(json.dumps(kept_whole(before), allow_nan=False)), counter())

    assert after.to_dict() == before.to_dict()
    assert after.tables() == before.tables()
    assert after.options == before.options


def test_what_is_no_analysis_is_refused() -> None:
    kept = kept_whole(analyse(counter_frame(), counter()))

    with pytest.raises(KeyError):
        analysis_from({}, counter())
    with pytest.raises(ValueError, match="n_responses"):
        analysis_from(kept | {"data": {"n_responses": "many"}}, counter())
