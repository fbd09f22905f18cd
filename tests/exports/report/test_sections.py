"""Chosen sections of a paper: those alone, in the paper's order, and a name that there is not refused."""

import pytest

from exports.report.kind_names import KINDS, Kind
from exports.report.paper_sections import PAPERS
from exports.report.section_names import SECTIONS, TITLES, in_order, read_sections
from servqual_desk.errors import DataError


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_of_a_paper_has_its_name_and_title(kind: Kind) -> None:
    assert tuple(name for name, _part in PAPERS[kind].parts if name) == SECTIONS[kind]
    assert set(SECTIONS[kind]) <= set(TITLES)


def test_sections_stand_in_the_papers_order_between_cover_and_file_code() -> None:
    assert read_sections("gaps, skm", "annex") == ("skm", "gaps") == in_order(["gaps", "skm"], "annex")
    chosen = PAPERS["annex"].chosen(("skm", "gaps"))
    assert [part.__name__ for part in chosen] == ["cover", "skm", "gaps", "file_code"]
    assert len(PAPERS["annex"].chosen(())) == len(PAPERS["annex"].parts)


@pytest.mark.parametrize(("told", "kind"), [("gaps", "brief"), ("nothing", "annex"), ("summary", "annex")])
def test_what_a_paper_lacks_is_refused(told: str, kind: Kind) -> None:
    with pytest.raises(DataError, match=kind):
        read_sections(told, kind)
