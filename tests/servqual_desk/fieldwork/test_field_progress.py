"""What became of the interviews, counted as they stand now."""

from servqual_desk.project import Project


def test_a_draft_that_was_set_aside_and_taken_back_counts_as_a_draft_alone(project: Project) -> None:
    uuid = project.start_interview().uuid
    project.responses.abandon(uuid, reason="left")
    assert (project.field_progress.counts().abandoned, project.field_progress.counts().drafts) == (1, 0)

    project.responses.restore(uuid, reason="came back")

    assert (project.field_progress.counts().abandoned, project.field_progress.counts().drafts) == (0, 1)
