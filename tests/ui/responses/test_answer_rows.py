"""What is shown of a response, a line a question."""

from instruments.load import load_instrument
from ui.responses.answer_rows import response_rows


def test_what_follows_from_an_answer_to_something_not_asked_is_not_asked_either() -> None:
    used = {"digital_used": "yes", "digital_services": "app", "digital_satisfaction": 3}

    rows = response_rows(load_instrument("loket-lengkap"), {"digital_aware": "no", **used}, language="en")

    shown = {row.code: row.cells[0].is_asked for row in rows if row.cells[:1] and row.cells[0]}
    assert [shown[column] for column in used] == [False, False, False]
