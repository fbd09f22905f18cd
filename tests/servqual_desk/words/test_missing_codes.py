"""Numbers for non-answers, never one of the scale's own."""

import pytest

from instruments.model import Scale, Text
from servqual_desk.words.missing_codes import non_answer_codes


@pytest.mark.parametrize(
    ("lowest", "highest", "ids", "codes"),
    [
        (1, 7, ("dk",), [99]),
        (1, 7, ("dk", "no", "na"), [97, 98, 99]),
        (0, 96, ("dk", "no", "na"), [97, 98, 99]),
        (0, 97, ("dk", "no", "na"), [997, 998, 999]),
        (0, 100, ("dk",), [999]),
        (-5, 5, ("a", "b", "c", "d"), [96, 97, 98, 99]),
        (1, 7, (), []),
    ],
)
def test_codes_end_in_nines_beyond_the_scale(lowest: int, highest: int, ids: tuple[str, ...], codes: list[int]) -> None:
    scale = Scale(id="s", min=lowest, max=highest, missing={id_: Text(words={"en": id_}) for id_ in ids})
    assert list(non_answer_codes(scale).items()) == list(zip(ids, codes, strict=True))
