from servqual_desk.project import Project
from servqual_desk.store.saved_analyses import SavedAnalysis, drop_analysis, keep_analysis, saved_analyses


def test_an_analysis_is_there_again_when_the_project_is_opened(project: Project) -> None:
    kept = keep_analysis(
        project, SavedAnalysis(method="reliability", options={"split": "odd_even"}, where={"channel": "online"})
    )
    project.close()

    with Project.open(project.path) as reopened:
        assert saved_analyses(reopened) == (kept,)


def test_a_changed_analysis_keeps_its_place(project: Project) -> None:
    first = keep_analysis(project, SavedAnalysis(method="groups", options={"by": "channel"}))
    keep_analysis(project, SavedAnalysis(method="trend", options={}))

    keep_analysis(project, SavedAnalysis(id=first.id, method="groups", options={"by": "visits"}))

    assert [(one.method, one.options) for one in saved_analyses(project)] == [
        ("groups", {"by": "visits"}),
        ("trend", {}),
    ]


def test_a_dropped_analysis_is_gone(project: Project) -> None:
    kept = keep_analysis(project, SavedAnalysis(method="groups", options={}))

    drop_analysis(project, kept.id)

    assert saved_analyses(project) == ()
