"""The voice of Windows and macOS by Qt's own engine for trials, which speaks no sound."""

import pytest
from pytestqt.qtbot import QtBot

QtTextToSpeech = pytest.importorskip("PySide6.QtTextToSpeech", reason="this Qt has no speech")

from ui.speech.system_voice import SystemVoice  # noqa: E402

pytestmark = pytest.mark.skipif(
    "mock" not in QtTextToSpeech.QTextToSpeech.availableEngines(), reason="this Qt has no engine for trials"
)


def test_it_says_one_text_at_a_time_and_tells_its_end(qtbot: QtBot) -> None:
    from PySide6.QtCore import QObject

    parent = QObject()
    voice = SystemVoice(parent, "mock")
    assert "en" in voice.languages()
    voice.say("one two three four five six", "en")
    assert voice.is_speaking
    with qtbot.waitSignal(voice.ended):  # the text before
        voice.say("one", "en")
    with qtbot.waitSignal(voice.ended):
        assert voice.is_speaking
    assert not voice.is_speaking
