"""Scripted interviews that are killed at random moments; run by `test_durability` in a forked process."""

import random
from pathlib import Path

from servqual_desk.project import Project
from tests.servqual_desk.held_interviews import FULL


def interview_forever(project_path: Path, acknowledged: Path, seed: int) -> None:
    """Resume the draft or start one, answer, finish, and so on; note each acknowledgement after it was given."""
    pause = random.Random(seed)
    with Project.open(project_path) as project, acknowledged.open("ab", buffering=0) as notes:
        while True:
            drafts = project.drafts()
            interview = project.resume(drafts[0].uuid) if drafts else project.start_interview()
            while (question := interview.question) is not None:
                interview.answer(FULL[question.column])
                notes.write(f"{interview.uuid} answered {question.column}\n".encode())
                if pause.random() < 0.2:
                    interview.back()
            interview.finish()
            notes.write(f"{interview.uuid} finished -\n".encode())
