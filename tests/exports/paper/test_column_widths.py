import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from exports.look import fonts
from exports.paper.column_widths import GAP, Field, fitted
from exports.paper.styles import WIDTH

fonts.register_reportlab()
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60)
FIELDS = st.lists(
    st.builds(
        Field, title=WORDS, cells=st.lists(WORDS, min_size=2, max_size=2), kind=st.sampled_from(["text", "number"])
    ),
    min_size=1,
    max_size=14,
)


@given(FIELDS)
def test_a_table_is_never_wider_than_the_page(fields: list[Field]) -> None:
    size, widths = fitted(fields, WIDTH)
    assert sum(widths) <= WIDTH + 0.01
    assert all(width > 0 for width in widths)
    assert 6 < size < 9


def test_a_small_table_takes_no_more_than_its_words() -> None:
    fields = [Field(title="Item", cells=["t1", "t2"]), Field(title="Gap", cells=["−1,06", "0,12"], kind="number")]
    size, widths = fitted(fields, WIDTH)
    assert widths[1] == pytest.approx(stringWidth("−1,06", fonts.REGULAR, size) + GAP)
    assert sum(widths) < WIDTH / 4


def test_figures_keep_their_width_and_texts_wrap() -> None:
    text, figure = "a very long statement " * 20, "−1,06"
    size, widths = fitted(
        [Field(title="Item", cells=[text]), *[Field(title="x", cells=[figure], kind="number")] * 8], WIDTH
    )
    assert all(width == pytest.approx(stringWidth(figure, fonts.REGULAR, size) + GAP) for width in widths[1:])
    assert sum(widths) == pytest.approx(WIDTH)


def test_a_column_that_is_to_be_written_in_keeps_its_room() -> None:
    fields = [Field(title="No.", cells=["1", "2"], kind="number"), Field(title="Programme", cells=["", ""], least=150)]
    _size, widths = fitted(fields, WIDTH)
    assert widths[1] == 150 + GAP


def test_no_word_of_a_title_is_broken_for_the_sake_of_room_to_write_in() -> None:
    written = [Field(title="Programme", cells=["", ""], least=least) for least in (100, 150, 120)]
    fields = [*written, *[Field(title="Quarter I", cells=["", ""])] * 4]
    _size, widths = fitted(fields, WIDTH)
    assert sum(widths) <= WIDTH + 0.01
    assert all(width >= stringWidth("Quarter", fonts.SEMIBOLD, 8) + GAP for width in widths)


def test_titles_that_cannot_all_stand_break_before_a_figure_does() -> None:
    text = Field(title="Butir", cells=["imag4 · Cares for customers"])
    figures = [Field(title=f"Jawaban {point}", cells=["100%", "4%"], kind="number") for point in range(1, 11)]
    fields = [
        text,
        Field(title="Penilaian", cells=["Persepsi"]),
        Field(title="n", cells=["250"], kind="number"),
        *figures,
    ]
    size, widths = fitted(fields, WIDTH)
    assert sum(widths) <= WIDTH + 0.01
    for field, width in zip(fields[2:], widths[2:], strict=True):
        assert width >= stringWidth(field.cells[0], fonts.REGULAR, size) + GAP
