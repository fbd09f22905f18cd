"""A file is known again, a grown one brings its new rows alone, and an import is taken back as a whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from instruments.i18n import use_language
from servqual_desk.errors import DataError
from servqual_desk.project import Project
from tests.little_survey import little_survey
from ui.jobs.import_data import ImportOptions, check_file, import_checked

ROWS = "t1_e,sex,comment\n5,f,Ramai\n4,m,Antre\n4,m,Antre\n"
Import = Callable[..., int]


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "survey.sqd"
    Project.create(path, instrument=little_survey()).close()
    return path


@pytest.fixture
def import_text(survey: Path, tmp_path: Path) -> Import:
    def run(text: str, *, name: str = "data.csv", again: bool = False, map_: str = "") -> int:
        (tmp_path / name).write_text(text)
        said = tmp_path / "map.toml" if map_ else None
        (tmp_path / "map.toml").write_text(map_)
        with use_language("en"):
            checked = check_file(survey, tmp_path / name, options=ImportOptions(again=again, map_=said))
            return import_checked(survey, checked)

    return run


def n_responses(survey: Path) -> int:
    with Project.open(survey) as project:
        return project.count()


def test_the_same_file_is_refused_and_again_adds_it(import_text: Import, survey: Path) -> None:
    assert import_text(ROWS) == 3
    with pytest.raises(DataError, match="imported before"):
        import_text(ROWS, name="copy.csv")
    assert n_responses(survey) == 3
    assert import_text(ROWS, again=True) == 3


def test_a_grown_file_brings_its_new_rows_alone_also_where_rows_are_alike(import_text: Import, survey: Path) -> None:
    import_text(ROWS)
    assert import_text(ROWS + "4,m,Antre\n7,f,Baik\n") == 2
    assert n_responses(survey) == 5


def test_rows_in_another_order_are_no_new_ones(import_text: Import) -> None:
    import_text(ROWS)
    with pytest.raises(DataError, match="imported before"):
        import_text("t1_e,sex,comment\n4,m,Antre\n5,f,Ramai\n4,m,Antre\n")


def test_a_changed_copy_is_asked_about(import_text: Import, survey: Path) -> None:
    import_text(ROWS)
    with pytest.raises(DataError, match=r"2 of the 3 rows.*--again"):
        import_text(ROWS.replace("Ramai", "Ramai sekali"))
    assert n_responses(survey) == 3


def test_a_file_of_other_people_is_none_that_was_imported(import_text: Import) -> None:
    import_text(ROWS)
    assert import_text("t1_e,sex,comment\n1,f,a\n2,f,b\n4,m,Antre\n") == 3


def test_an_import_is_taken_back_whole_with_its_reason(import_text: Import, survey: Path) -> None:
    import_text(ROWS)
    import_text("t1_e\n1\n", name="other.csv")
    with Project.open(survey) as project:
        first = project.imports.list()[-1]
        assert (first.name, first.n, first.undone_at) == ("data.csv", 3, "")
        assert project.imports.undo(first.number, reason="wrong office", who="K1") == 3
        assert project.count() == 1
        voided = [event for event in project.events() if event.kind == "voided"]
        assert {(event.reason, event.who) for event in voided} == {("wrong office", "K1")}
        assert [event.old for event in project.events() if event.kind == "import_undone"] == [str(first.number)]
        with pytest.raises(DataError):
            project.imports.undo(first.number, reason="twice")
    assert import_text(ROWS) == 3


@pytest.mark.parametrize(("number", "reason"), [(1, " "), (7, "why")])
def test_an_undo_without_a_reason_or_without_an_import_changes_nothing(
    import_text: Import, survey: Path, number: int, reason: str
) -> None:
    import_text(ROWS)
    with Project.open(survey) as project, pytest.raises(DataError):
        project.imports.undo(number, reason=reason)
    assert n_responses(survey) == 3


def test_what_was_said_of_a_file_is_said_once(import_text: Import) -> None:
    said = 'ignore = ["Waktu"]\n[columns]\nNilai = "t1_e"\n[values.t1_e]\nLumayan = 4\n'
    assert import_text("Nilai,Waktu\nLumayan,1\n", map_=said) == 1
    assert import_text("Nilai,Waktu\nLumayan,2\n5,3\n") == 2


def test_imported_responses_have_no_withdrawal_code(import_text: Import, survey: Path) -> None:
    import_text(ROWS)
    with Project.open(survey) as project:
        assert {response.withdrawal_code for response in project.responses.list()} == {None}
