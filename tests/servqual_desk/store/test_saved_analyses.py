from servqual_desk.project import Project
from servqual_desk.store.saved_analyses import SavedAnalysis


def test_an_analysis_is_there_again_when_the_project_is_opened(project: Project) -> None:
    kept = project.saved_analyses.keep(
        SavedAnalysis(method="reliability", options={"split": "odd_even"}, where={"channel": "online"})
    )
    project.close()

    with Project.open(project.path) as reopened:
        assert reopened.saved_analyses.list() == (kept,)


def test_a_changed_analysis_keeps_its_place(project: Project) -> None:
    first = project.saved_analyses.keep(SavedAnalysis(method="groups", options={"by": "channel"}))
    project.saved_analyses.keep(SavedAnalysis(method="trend", options={}))

    project.saved_analyses.keep(SavedAnalysis(id=first.id, method="groups", options={"by": "visits"}))

    assert [(one.method, one.options) for one in project.saved_analyses.list()] == [
        ("groups", {"by": "visits"}),
        ("trend", {}),
    ]


def test_a_dropped_analysis_is_gone(project: Project) -> None:
    kept = project.saved_analyses.keep(SavedAnalysis(method="groups", options={}))

    project.saved_analyses.drop(kept.id)

    assert project.saved_analyses.list() == ()
