"""Merges that are killed at random moments; run by `test_merge_kills` in a forked process."""

from pathlib import Path

from servqual_desk.project import Project


def merge_once(survey: Path, stick: tuple[Path, ...], begun: Path) -> None:
    """One merge of everything on the stick."""
    with Project.open(survey) as project, begun.open("ab", buffering=0) as notes:
        notes.write(b".")
        project.merge(stick)
