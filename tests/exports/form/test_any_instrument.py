"""Scales and texts that no bundled questionnaire has."""

from instruments.load import instrument_from_toml
from tests.exports.form.conftest import WriteForm
from tests.questionnaire_text import battery, dimension, document, item, question, scale

SCALES = (
    scale("eleven", 0, 10, {0: "Not at all", 10: "Fully"}, missing={"dk": "Don't know", "na": "Not applicable"}),
    scale("balance", -5, 5, {-5: "Far worse", 0: "Same", 5: "Far better"}),
    scale("hundred", 0, 100, {0: "Worst", 100: "Best"}, missing={"dk": "Don't know"}),
)


def form(written: WriteForm, *, scale: str, text: str = "Staff are quick.", long: str = "Your advice?") -> str:
    toml = document(
        "odd",
        *SCALES,
        battery("perception", "", scale, "Your experience"),
        dimension("speed", "Speed"),
        item("s1", "speed", "The queue is short."),
        item("s2", "speed", text),
        question("visits", "integer", "How many visits?", role="profile"),
        question("came_on", "date", "Day of the visit?", role="profile", show_if="visits > 2 and not (visits == 7)"),
        question("remark", "text", long, role="comment"),
        title="Odd & <special> questions",
    )
    return " ".join(written(instrument_from_toml(toml, name="odd")))


def test_eleven_points_with_two_non_answers(written: WriteForm) -> None:
    words = form(written, scale="eleven")

    assert "0 1 2 3 4 5 6 7 8 9 10" in words
    assert "0 = Not at all" in words
    assert "D Don't know" in words
    assert "N Not applicable" in words


def test_a_scale_below_zero(written: WriteForm) -> None:
    words = form(written, scale="balance")

    assert "The queue is short. -5 -4 -3 -2 -1 0 1 2 3 4 5" in words
    assert "-5 = Far worse · 0 = Same · 5 = Far better" in words


def test_a_scale_too_long_to_circle_is_written(written: WriteForm) -> None:
    words = form(written, scale="hundred")

    assert "0 = Worst · 100 = Best" in words
    assert "57" not in words


def test_signs_of_markup_are_only_signs(written: WriteForm) -> None:
    words = form(written, scale="balance", text="Fees <b>& fines</b> are fair.")

    assert "Fees <b>& fines</b> are fair." in words
    assert "Odd & <special> questions" in words


def test_long_texts_are_printed_whole(written: WriteForm) -> None:
    statement = " ".join(f"part{n}" for n in range(900))  # more than half a page
    question = " ".join(f"word{n}" for n in range(2500))  # more than a page

    words = form(written, scale="balance", text=statement, long=question)

    assert statement in words
    assert "word0 word1" in words
    assert "word2499" in words


def test_a_condition_of_several_parts_is_said_in_words(written: WriteForm) -> None:
    assert "Answer only if visits > 2 and not (visits is 7). Day of the visit?" in form(written, scale="balance")
