"""Sources are kept, coded by passages, counted against quotas, erased and merged; each change is in the file."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from instruments.i18n import use_language
from servqual_desk.errors import DataError
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.sources.checklists import checklists
from servqual_desk.sources.informant_quotas import Reached, pentahelix
from servqual_desk.sources.propositions import Proposition
from servqual_desk.sources.source_coding import QUESTION, Passage
from servqual_desk.sources.sources import Source
from servqual_desk.store.backups import back_up

SECRET = "Pak-Camat-berkata-begini-kepada-kami"
INTERVIEW = Source(
    kind="interview", title="Wawancara A", category="government", role="key", text=SECRET, place="Serpong"
)
TRIAL = Source(
    kind="app_trial",
    title="SIARAN",
    held_on="2026-03-02",
    checklist="app_trial",
    checks={"done": "no", "minutes": "12"},
)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with use_language("en"):
        yield


@pytest.fixture
def coded(project: Project) -> Project:
    for code in ("wait", "trust"):
        project.comments.save_code(Code(code=code, title=code.title()))
    return project


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (replace(INTERVIEW, kind="rumour"), "rumour"),
        (replace(INTERVIEW, title=" "), "title"),
        (replace(INTERVIEW, category=""), "category"),
        (replace(INTERVIEW, role="boss"), "boss"),
        (replace(INTERVIEW, held_on="2026-02-31"), "2026-02-31"),
        (replace(INTERVIEW, held_on="2199-01-31"), "2199-01-31"),
        (replace(INTERVIEW, checklist="app_trial"), "app_trial"),
        (replace(TRIAL, checks={"minutes": "many"}), "minutes"),
        (replace(TRIAL, checks={"colour": "red"}), "colour"),
    ],
)
def test_a_source_that_cannot_stand_is_refused(project: Project, wrong: Source, words: str) -> None:
    with pytest.raises(DataError, match=words):
        project.sources.keep(wrong)
    assert project.sources.list() == ()


def test_a_sheet_is_read_line_by_line_as_it_was_filled_in(project: Project) -> None:
    kept = project.sources.keep(TRIAL)

    assert project.sources.list() == (kept,)
    assert kept.words("en").splitlines() == ["The task was done: no", "Time, in minutes: 12"]


def test_every_sheet_has_both_languages_and_a_kind_of_source() -> None:
    for sheet in checklists().values():
        assert sheet.kind in ("observation", "app_trial")
        assert all(set(one.words) == {"id", "en"} for one in (sheet.title, *(item.text for item in sheet.items)))
    assert list(pentahelix()) == ["academia", "business", "community", "government", "media"]


def test_lists_call_nobody_by_name(project: Project) -> None:
    for source in (
        INTERVIEW,
        replace(TRIAL, kind="document", title="Perda 12/2019", checklist="", checks={}),
        INTERVIEW,
    ):
        project.sources.keep(source)

    assert list(project.sources.labels().values()) == [
        "Interview of an informant 1",
        "Document 1: Perda 12/2019",
        "Interview of an informant 2",
    ]


def test_codes_stand_at_passages_or_the_whole_source_of_each_coder_alone(coded: Project) -> None:
    source, coding = str(coded.sources.keep(INTERVIEW).id), coded.source_coding
    coding.give(source, QUESTION, "Ani", ["wait"])
    coding.code_passage(source, "Ani", "trust", " berkata begini ")
    coding.code_passage(source, "Ani", "trust", "berkata begini")
    coding.give(source, QUESTION, "Budi", [])

    (ani,), (budi,) = coding.comments(QUESTION, "Ani"), coding.comments(QUESTION, "Budi")
    assert (ani.codes, ani.quotes, ani.done) == (("trust", "wait"), (("trust", "berkata begini"),), True)
    assert (budi.codes, budi.done) == ((), True)
    assert coding.coders() == ("Ani", "Budi")

    coding.give(source, QUESTION, "Ani", ["trust"])  # what stays keeps its quotes
    assert coding.comments(QUESTION, "Ani")[0].quotes == (("trust", "berkata begini"),)
    coding.give(source, QUESTION, "Budi", ["wait"])
    assert [one for one in coding.table() if one.coder == "Budi"] == [
        Passage(source=int(source), coder="Budi", code="wait")
    ]
    with pytest.raises(DataError, match="1 source uses it"):
        coded.comments.remove_code("wait")
    coding.take_back(source, QUESTION, "Budi")
    coded.comments.remove_code("wait")


def test_quotas_say_who_is_still_to_be_asked(project: Project) -> None:
    project.informants.set_quota("government", "key", 2)
    project.informants.set_quota("Pengemudi", "supporting", 1)
    project.informants.set_quota("media", "key", 3)
    project.informants.set_quota("media", "key", 0)
    project.sources.keep(INTERVIEW)
    project.sources.keep(replace(INTERVIEW, category="academia", role=""))

    assert project.informants.reached() == (
        Reached(category="academia", role="", target=0, reached=1),
        Reached(category="government", role="key", target=2, reached=1),
        Reached(category="Pengemudi", role="supporting", target=1, reached=0),
    )
    with pytest.raises(DataError, match="whole number"):
        project.informants.set_quota("media", "boss", 1)


def test_a_match_needs_its_evidence(project: Project) -> None:
    kept = project.propositions.keep(Proposition(words="Kepemimpinan menentukan"))
    with pytest.raises(DataError, match="evidence"):
        project.propositions.keep(replace(kept, found="yes"))
    project.propositions.keep(replace(kept, found="yes", evidence="Wawancara 1 dan 3"))
    assert [one.found for one in project.propositions.list()] == ["yes"]


def test_of_an_erased_source_no_byte_is_left_and_the_file_is_whole(coded: Project) -> None:
    kept = coded.sources.keep(INTERVIEW)
    coded.source_coding.code_passage(str(kept.id), "Ani", "trust", SECRET[:12])
    copy = back_up(coded, coded.path.parent)
    coded.sources.keep(replace(kept, text=SECRET * 3))
    coded.sources.remove(kept)

    assert coded.sources.list() == ()
    assert coded.source_coding.table() == ()
    assert coded.verify().faults == ()
    path = coded.path
    coded.close()
    files = [file for file in path.parent.iterdir() if file.is_file()]
    assert {path, copy} <= set(files)
    assert not [file.name for file in files if SECRET[:12].encode() in file.read_bytes()]
    with Project.open(path) as again:
        assert again.verify().faults == ()


def test_a_log_line_that_is_blanked_without_an_erasure_is_noticed(coded: Project) -> None:
    coded.sources.keep(INTERVIEW)
    coded.database.conn.execute(
        "UPDATE event SET variable = NULL, old = NULL, new = NULL, reason = NULL, elapsed_ms = NULL, salt = NULL "
        "WHERE kind = 'source'"
    )
    assert "event_blanked" in {fault.code for fault in coded.verify().faults}


def test_an_erasure_reaches_the_other_laptop_whatever_it_wrote_since(coded: Project, tmp_path: Path) -> None:
    kept = coded.sources.keep(INTERVIEW)
    other = tmp_path / "other" / "desk.sqd"
    other.parent.mkdir()
    shutil.copyfile(coded.path, other)
    coded.sources.remove(kept)
    with Project.open(other) as theirs:
        theirs.sources.keep(replace(kept, text=f"{SECRET} lagi"))
        theirs.source_coding.code_passage(str(kept.id), "Budi", "wait", SECRET)
        new = theirs.sources.keep(replace(INTERVIEW, title="Wawancara B", text="boleh"))

    coded.merge([other])
    assert coded.sources.list() == (new,)
    assert coded.verify().faults == ()
    coded.merge([other])
    assert coded.sources.list() == (new,)

    with Project.open(other) as theirs:
        theirs.merge([coded.path])
        assert theirs.sources.list() == (new,)
        assert theirs.verify().faults == ()
        assert theirs.source_coding.table() == ()
    for path in (coded.path, other):
        assert SECRET.encode() not in path.read_bytes()
