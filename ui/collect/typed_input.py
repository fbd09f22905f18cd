"""What is typed reaches the draft a moment after it is typed, whatever happens then: a kill, a power cut."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from ui.jobs.interview_session import InterviewSession

DEBOUNCE_MS = 250  # from the first key that is not yet on disk


class TypedInput(QObject):
    """Notes every key in the session's memory, and lets the session write at most so often."""

    def __init__(self, session: InterviewSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(session.keep_typed)

    def note(self, column: str, typed: Mapping[str, str]) -> None:
        """Something was typed at a question."""
        self._session.note_typed(column, typed)
        if not self._timer.isActive():
            self._timer.start()
