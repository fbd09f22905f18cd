"""The two six-dimension frames: two lists, four dimensions common, loaded as codes beside what a codebook has."""

from pathlib import Path

import pytest

from instruments.i18n import _
from servqual_desk.project import Project
from servqual_desk.responses.coding_frames import COMMON, frame_codes, frames, load_frame
from servqual_desk.responses.comment_coding import Code

COMMON_DIMENSIONS = {"economy", "living", "environment", "governance"}  # SEEDS: 3.3, the only ones in both


def dimensions(frame: str) -> list[Code]:
    return [code for code in frame_codes(frame) if code.parent == frame]


@pytest.mark.parametrize("frame", frames())
def test_six_dimensions_of_three_elements_each(frame: str) -> None:
    own = dimensions(frame)
    assert len(own) == 6
    assert {len([one for one in frame_codes(frame) if one.parent == code.code]) for code in own} == {3}


def test_only_four_dimensions_are_said_to_be_common() -> None:
    start = _(COMMON).partition("{")[0]
    for frame in frames():
        said = {code.code.removeprefix(f"{frame}-") for code in dimensions(frame) if code.memo.startswith(start)}
        assert said == COMMON_DIMENSIONS
    cohen, ministry = ({code.code.partition("-")[2] for code in dimensions(frame)} for frame in frames())
    assert cohen & ministry == COMMON_DIMENSIONS


def test_both_are_loaded_beside_each_other_and_once(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.sqd", instrument="skm-9") as project:
        project.comments.save_code(Code(code="queue", title="Queue"))
        assert [load_frame(project.comments, frame).new for frame in frames()] == [25, 25]
        again = load_frame(project.comments, "cohen")
        assert (again.new, again.changed) == (0, 0)
        book = {code.code: code for code in project.comments.codebook()}
        assert len(book) == 51
        assert book["ministry-living-mobility"].parent == "ministry-living"
