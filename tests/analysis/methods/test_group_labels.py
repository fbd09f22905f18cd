"""Who belongs to which group, from a column as files and projects give it."""

import pandas as pd

from analysis.methods.groups.split import group_labels


def test_groups_stand_by_name_and_what_is_written_alike_is_one_group() -> None:
    labels, places = group_labels(pd.Series(["b", 1, "1", "", None, "a"], dtype=object))
    assert labels == ["1", "a", "b"]
    assert places.tolist() == [2, 0, 0, -1, -1, 1]


def test_choices_stand_as_the_questionnaire_has_them() -> None:
    labels, places = group_labels(pd.Series(pd.Categorical(["m", None, "f"], categories=["x", "m", "f"])))
    assert labels == ["m", "f"]
    assert places.tolist() == [0, -1, 1]


def test_a_column_without_an_answer_has_no_group() -> None:
    labels, places = group_labels(pd.Series([None, "", float("nan")], dtype=object))
    assert labels == []
    assert places.tolist() == [-1, -1, -1]
