"""Codebooks as other programs write them are taken into ours; what goes out comes home the same."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from instruments.load import instrument_from_toml
from servqual_desk.errors import DataError
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code, CommentCoding
from servqual_desk.responses.foreign_codes import TakenCodes, take_codes
from servqual_desk.verification.verify import verify
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import finished
from ui.jobs.exchange_codes import codes_of_file, export_codes

OURS = (
    Code(code="smile", title="Senyum & sapa", parent="staff"),  # stands before the code above it
    Code(code="queue", title="Antrean", dimension="speed"),
    Code(code="staff", title="Petugas"),
)
# As NVivo for Mac writes it: one line, a namespace of its own, a comma in the first line, no description.
NVIVO = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no" ?><CodeBook origin="NVivo 12, Mac" xmlns="urn:QDA-XML:codebook:1:0">'
    '<Codes><Code guid="AAAAAAAA-0000-4000-8000-000000000001" isCodable="true" name="Waktu, biaya">'
    '<Code guid="AAAAAAAA-0000-4000-8000-000000000002" isCodable="true" name="Antrean"><Description>Lama menunggu</Description>'
    '</Code></Code><Code guid="AAAAAAAA-0000-4000-8000-000000000003" isCodable="true" name="Antrean"/></Codes><Sets/></CodeBook>'
)


def project(path: Path) -> Project:
    return Project.create(path, instrument=instrument_from_toml(LITTLE, name="little-desk"))


@pytest.fixture
def coding(tmp_path: Path) -> Iterator[CommentCoding]:
    with project(tmp_path / "desk.sqd") as made:
        for code in sorted(OURS, key=lambda one: one.parent or ""):
            made.comments.save_code(code)
        yield made.comments


def file(folder: Path, content: str) -> Path:
    path = folder / "theirs.qdc"
    path.write_text(content, encoding="utf-8")
    return path


def test_what_goes_out_comes_home_the_same(coding: CommentCoding, tmp_path: Path) -> None:
    out = tmp_path / "codes.qdc"
    assert export_codes(coding, out) == 3
    with project(tmp_path / "other.sqd") as other:
        assert take_codes(other.comments, codes_of_file(out)) == TakenCodes(new=3, changed=0)
        assert {code.code: code for code in other.comments.codebook()} == {code.code: code for code in OURS}
        assert take_codes(other.comments, codes_of_file(out)) == TakenCodes(new=0, changed=0)
        assert verify(other).whole


def test_the_file_is_as_the_standard_has_it(coding: CommentCoding, tmp_path: Path) -> None:
    out = tmp_path / "codes.qdc"
    export_codes(coding, out)
    ns = {"q": "urn:QDA-XML:codebook:1.0"}
    root = ElementTree.parse(out).getroot()
    assert root.tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    assert [code.get("name") for code in root.findall("q:Codes/q:Code", ns)] == ["Antrean", "Petugas"]
    [beneath] = root.findall("q:Codes/q:Code/q:Code", ns)
    assert (beneath.get("name"), beneath.get("isCodable"), len(beneath.get("guid") or "")) == (
        "Senyum & sapa",
        "true",
        36,
    )


def test_a_code_that_comes_back_keeps_its_name_and_its_comments(coding: CommentCoding, tmp_path: Path) -> None:
    response = finished(coding.project, remark="Antrean panjang.")
    coding.give(response, "remark", "Ani", ["queue"])
    out = tmp_path / "codes.qdc"
    export_codes(coding, out)
    out.write_text(out.read_text(encoding="utf-8").replace('name="Antrean"', 'name="Waktu tunggu"'), encoding="utf-8")

    assert take_codes(coding, codes_of_file(out)) == TakenCodes(new=0, changed=1)
    assert {code.code: code.title for code in coding.codebook()}["queue"] == "Waktu tunggu"
    assert coding.comments("remark", "Ani")[0].codes == ("queue",)


def test_another_programs_codes_are_added_by_their_titles(coding: CommentCoding, tmp_path: Path) -> None:
    taken = take_codes(coding, codes_of_file(file(tmp_path, NVIVO)))
    assert taken == TakenCodes(new=2, changed=0)  # the code Antrean at the top is the one that is here
    added = [code for code in coding.codebook() if code not in OURS]
    assert added == [
        Code(code="waktu-biaya", title="Waktu, biaya"),
        Code(code="antrean", title="Antrean", parent="waktu-biaya", memo="Lama menunggu"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "<html><body/></html>",
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="1"',
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="1" name=" "/></Codes></CodeBook>',
        '<!DOCTYPE c [<!ENTITY a "aaaa">]><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>',
        "name;parent\nqueue;staff\n",
        "",
    ],
)
def test_what_is_no_codebook_is_one_sentence(coding: CommentCoding, tmp_path: Path, content: str) -> None:
    with pytest.raises(DataError) as refused:
        codes_of_file(file(tmp_path, content))
    assert len(refused.value.faults) == 1
    assert len(coding.codebook()) == 3
