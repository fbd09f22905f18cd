"""Findings counted by hand; agreement of the coders of sources against psych::cohen.kappa (`oracles/comments.R`)."""

from collections.abc import Sequence

import pytest

from analysis.disclosure.published import published_table
from analysis.methods import METHODS, Outcome
from analysis.methods.sources.spec import SourcesOptions
from analysis.sources.reading import SourceReading
from exports.words import cell_text, method_name
from instruments.i18n import use_language
from servqual_desk.responses.comment_coding import Code
from servqual_desk.sources.source_coding import Passage
from servqual_desk.sources.sources import Source
from tests.analysis.methods.survey import agree, codes, frame, instrument, row
from tests.analysis.methods.test_comments import ANI, BUDI, EXPECTED

CODEBOOK = (
    Code(code="queue", title="queue"),
    Code(code="staff", title="staff"),
    Code(code="place", title="place"),
    Code(code="seats", title="seats", parent="place"),
)
KINDS = ("document", "interview", "interview", "interview", "observation", "observation", "app_trial", "document")
CATEGORIES = ("", "government", "government", "media", "", "", "", "")
SOURCES = tuple(
    Source(id=n + 1, kind=kind, title=f"S{n}", category=category)
    for n, (kind, category) in enumerate(zip(KINDS, CATEGORIES, strict=True))
)


def passages(coder: str, given: Sequence[Sequence[str]]) -> list[Passage]:
    """As `test_comments.coding`, of sources: the first code marks a passage, the others the whole source."""
    return [
        Passage(source=n + 1, coder=coder, code=code, quote="words" if code and at == 0 else "")
        for n, own in enumerate(given)
        for at, code in enumerate(own or [None])
    ]


def run(reading: SourceReading, **chosen: int) -> Outcome:
    return METHODS["sources"].run(frame(), instrument(), SourcesOptions(**chosen), source_reading=reading)


@pytest.fixture(scope="module")
def reading() -> SourceReading:
    return as_commented()


def outcome() -> Outcome:
    return run(as_commented())


def as_commented() -> SourceReading:
    """What the comments' oracle was given, as eight sources; Ani marked a passage twice with one code."""
    twice = Passage(source=1, coder="ani", code="queue", quote="more words")
    given = [*passages("ani", ANI), *passages("budi", BUDI), twice]
    return SourceReading(
        sources=SOURCES, passages=given, codebook=CODEBOOK, categories={"government": "Pemerintah", "media": "Media"}
    )


def test_each_finding_is_counted_once_a_source_by_its_kind(reading: SourceReading) -> None:
    table = run(reading).table("lab_sources_matrix")
    assert [column.id for column in table.columns] == [
        "finding",
        "document",
        "interview",
        "observation",
        "app_trial",
        "sources",
        "source_kinds",
    ]
    assert [tuple(cells) for cells in table.rows] == [
        ("queue", 1, 1, 2, 0, 4, 3),  # sources 1, 2, 5, 6
        ("staff", 1, 2, 0, 1, 4, 3),  # 2, 3, 7, 8
        ("place", 0, 1, 0, 1, 2, 2),  # 4, 7
    ]
    assert published_table(table, 5).rows == table.rows  # sources are no respondents
    assert [cells[0] for cells in run(reading, least=3).table("lab_sources_matrix").rows] == ["queue", "staff"]


def test_interviews_are_counted_by_category(reading: SourceReading) -> None:
    table = run(reading).table("lab_sources_interviews")
    assert [tuple(cells) for cells in table.rows] == [
        ("queue", "Pemerintah", 1, 2),
        ("staff", "Pemerintah", 2, 2),
        ("place", "Media", 1, 1),
    ]


def test_two_coders_of_sources_code_by_code_and_together(reading: SourceReading) -> None:
    table = run(reading).table("lab_sources_kappa")
    for name in ("place", "queue", "staff"):
        ours = row(table, comment_code=name)
        assert (ours["coder"], ours["other_coder"], ours["sources"]) == ("ani", "budi", 8)
        for number in ("agreement", "kappa", "lower"):
            assert agree(ours[number], EXPECTED["coding"][name][number], rel=1e-10), (name, number)
    together = row(table, scope="all_codes")
    assert all(agree(together[name], EXPECTED["coding"]["all"][name]) for name in ("kappa", "lower", "upper"))


def test_all_coders_of_sources_are_said_with_the_code_above(reading: SourceReading) -> None:
    seats = Passage(source=4, coder="ani", code="seats")
    table = run(SourceReading(sources=SOURCES, passages=[*reading.passages, seats], codebook=CODEBOOK))
    assert ("place › seats", 0, 1, 0, 0, 1, 1) in table.table("lab_sources_matrix").rows
    assert {cells[1] for cells in table.table("lab_sources_krippendorff").rows} == {
        "queue",
        "staff",
        "place",
        "place › seats",
        None,
    }


def test_without_codes_or_a_second_coder_it_is_said() -> None:
    assert codes(run(SourceReading(sources=SOURCES))) == {"no_source_coded"}
    alone = run(SourceReading(sources=SOURCES, passages=passages("ani", ANI), codebook=CODEBOOK))
    assert (codes(alone), len(alone.tables)) == ({"one_coder"}, 2)


def test_no_answer_is_needed(reading: SourceReading) -> None:
    assert METHODS["sources"].run(frame().head(0), instrument(), source_reading=reading).tables


@pytest.mark.parametrize(("spoken", "comment"), [("en", "comment"), ("id", "saran")])
def test_the_agreement_on_sources_does_not_speak_of_comments(spoken: str, comment: str) -> None:
    given = [*passages("ani", [["queue"]] * 4 + [["staff"]] * 4), *passages("budi", [["queue"]] * 5 + [["staff"]] * 3)]
    found = run(SourceReading(sources=SOURCES, passages=given, codebook=CODEBOOK))
    tables = [found.table("lab_sources_kappa"), found.table("lab_sources_krippendorff")]
    assert row(tables[0], scope="single_codes")["sources"] == 8

    with use_language(spoken):
        said = [method_name(table.method) for table in tables]
        for table in tables:
            scope = next(column for column in table.columns if column.id == "scope")
            place = table.columns.index(scope)
            said += [cell_text(cells[place], scope, instrument()) for cells in table.rows]
    assert not [words for words in said if comment in words]
