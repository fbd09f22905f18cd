"""The voices of espeak-ng, which speaks Indonesian and English and is a package of every Linux."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, QProcess

from ui.speech.voice import Voice

WORDS_A_MINUTE = 150
_LONGEST_LOOK = 5.0  # seconds that the list of its voices may take


def espeak_program() -> str | None:
    """Where espeak-ng is, also where its installer for Windows puts it; None where it is not."""
    usual = Path(os.environ.get("PROGRAMFILES", ""), "eSpeak NG", "espeak-ng.exe")
    return shutil.which("espeak-ng") or (str(usual) if usual.is_file() else None)


@cache
def _languages_of(program: str) -> frozenset[str]:
    try:
        done = subprocess.run([program, "--voices"], capture_output=True, text=True, timeout=_LONGEST_LOOK, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    rows = [line.split() for line in done.stdout.splitlines()[1:]]
    return frozenset(row[1].partition("-")[0] for row in rows if len(row) > 1)


class EspeakVoice(Voice):
    """One process a text: ending it is ending the speech."""

    def __init__(self, parent: QObject, program: str) -> None:
        super().__init__(parent)
        self._program = program
        self._process = QProcess(self)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._tell_error)

    def languages(self) -> frozenset[str]:
        return _languages_of(self._program)

    @property
    def is_speaking(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    def say(self, text: str, language: str) -> None:
        self.stop()
        self._process.start(self._program, ["-v", language, "-s", str(WORDS_A_MINUTE), "-b", "1", "--stdin"])
        self._process.write(text.encode())
        self._process.closeWriteChannel()

    def stop(self) -> None:
        if self.is_speaking:
            self._process.kill()
            self._process.waitForFinished()

    def _end(self) -> None:
        # Without a loudspeaker it says so on stderr, and its exit code is 0 all the same.
        faults = bytes(self._process.readAllStandardError().data()).decode(errors="replace").splitlines()
        if any(line.startswith("error:") for line in faults):
            self.failed.emit()
        self.ended.emit()

    def _tell_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.failed.emit()
