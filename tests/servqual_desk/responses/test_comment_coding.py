import pytest

from servqual_desk.errors import DataError
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code, CommentCoding
from tests.servqual_desk.held_interviews import finished


@pytest.fixture
def coding(project: Project) -> CommentCoding:
    coding = project.comments
    for code in (
        Code(code="place", title="The place"),
        Code(code="chairs", title="Chairs", parent="place"),
        Code(code="queue", title="Queue", dimension="speed"),
    ):
        coding.save_code(code)
    return coding


def test_the_codebook_is_a_tree_in_the_order_of_entry(coding: CommentCoding) -> None:
    assert [(code.code, code.parent) for code in coding.codebook()] == [
        ("place", None),
        ("chairs", "place"),
        ("queue", None),
    ]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (Code(code="place", title="The place", parent="chairs"), "itself|diri"),
        (Code(code="light", title="Light", parent="sky"), "sky"),
        (Code(code="", title="Nothing"), "title|judul"),
    ],
)
def test_a_code_that_cannot_stand_is_refused(coding: CommentCoding, code: Code, words: str) -> None:
    before = coding.codebook()

    with pytest.raises(DataError, match=words):
        coding.save_code(code)

    assert coding.codebook() == before


def test_a_comment_can_have_several_codes_of_each_coder(coding: CommentCoding) -> None:
    uuid = finished(coding.project, remark="Kursi kurang, antrean panjang.")

    coding.give(uuid, "remark", "ani", ["queue", "chairs"])
    coding.give(uuid, "remark", "budi", ["queue"])
    coding.give(uuid, "remark", "budi", [])

    (for_ani,), (for_budi,) = coding.comments("remark", "ani"), coding.comments("remark", "budi")
    assert (for_ani.codes, for_ani.done) == (("chairs", "queue"), True)
    assert (for_budi.codes, for_budi.done) == ((), True)
    assert coding.table("remark") == ((uuid, "ani", "chairs"), (uuid, "ani", "queue"), (uuid, "budi", None))


def test_a_code_speaks_of_its_own_dimension_or_of_that_above_it(coding: CommentCoding) -> None:
    coding.save_code(Code(code="numbers", title="Ticket numbers", parent="queue"))
    coding.save_code(Code(code="call", title="Kind voice", parent="numbers", dimension="care"))

    assert coding.dimensions() == {"queue": "speed", "numbers": "speed", "call": "care"}


def test_what_is_taken_back_is_not_coded_and_leaves_the_other_coder_alone(coding: CommentCoding) -> None:
    uuid = finished(coding.project)
    coding.give(uuid, "remark", "ani", ["queue"])
    coding.give(uuid, "remark", "budi", ["queue"])

    coding.take_back(uuid, "remark", "ani")

    (for_ani,) = coding.comments("remark", "ani")
    assert (for_ani.codes, for_ani.done) == ((), False)
    assert coding.table("remark") == ((uuid, "budi", "queue"),)


def test_a_voided_response_is_not_coded(coding: CommentCoding) -> None:
    uuid = finished(coding.project)
    coding.give(uuid, "remark", "ani", ["queue"])
    coding.project.responses.void(uuid, reason="a test")

    assert coding.comments("remark", "ani") == ()
    assert coding.table("remark") == ()


def test_a_code_in_use_cannot_be_removed(coding: CommentCoding) -> None:
    coding.give(finished(coding.project), "remark", "ani", ["queue"])

    for code in ("queue", "place"):
        with pytest.raises(DataError, match=code):
            coding.remove_code(code)
    coding.remove_code("chairs")

    assert [code.code for code in coding.codebook()] == ["place", "queue"]


def test_only_questions_in_words_are_coded(coding: CommentCoding) -> None:
    with pytest.raises(DataError, match="visits"):
        coding.comments("visits", "ani")


def test_erasing_a_response_takes_its_codes_too(coding: CommentCoding) -> None:
    project = coding.project
    uuid = finished(project)
    coding.give(uuid, "remark", "ani", ["queue"])
    code = project.responses.get(uuid).withdrawal_code
    assert code is not None

    project.responses.erase(code)

    assert project.database.execute("SELECT count(*) FROM coding").fetchone()[0] == 0
