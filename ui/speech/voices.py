"""Which voices this computer has: the system's where there are such, and espeak-ng for what these cannot say."""

import sys
from collections.abc import Iterable

from PySide6.QtCore import QObject

from instruments.i18n import LANGUAGES, _
from ui.speech.espeak_voice import EspeakVoice, espeak_program
from ui.speech.voice import Voice

_WITH_VOICES = ("win32", "darwin")


def voices(parent: QObject, languages: Iterable[str]) -> dict[str, Voice]:
    """The voice of each language that has one here."""
    found: list[Voice] = []
    if sys.platform in _WITH_VOICES:
        from ui.speech.system_voice import SystemVoice

        found.append(SystemVoice(parent))
    program = espeak_program()
    if program is not None:
        found.append(EspeakVoice(parent, program))
    speakers = {code: [one for one in found if code in one.languages()] for code in languages}
    return {code: able[0] for code, able in speakers.items() if able}


def no_voice_words(languages: Iterable[str]) -> str:
    """That these languages have no voice here, and how to get one."""
    return _(
        "No voice on this computer reads {languages} aloud: install espeak-ng (on Debian: apt install espeak-ng), or the "
        "system's own voice for it."
    ).format(languages=", ".join(LANGUAGES[code] for code in languages))
