"""Who answers for the survey, in the words of a question: `{office}` and `{contact}` are filled from the survey's own settings.

A consent names who keeps the answers and whom to ask (UU 27/2022). The questionnaire cannot know them; the survey does. Where it
does not say, general words stand there, so that no citizen reads an empty place.
"""

from collections.abc import Callable

from msgspec import structs

from instruments.i18n import LANGUAGES, _, use_language
from instruments.i18n import language as language_in_force
from instruments.model import Instrument, Text

OFFICE, CONTACT = "organisation", "contact"  # keys of the project's settings


def unsaid(_key: str) -> str:
    """No setting at all: for a questionnaire that belongs to no survey yet."""
    return ""


def named(text: str, language: str, setting: Callable[[str], str] = unsaid) -> str:
    """The text with the office and the contact of the survey.

    Args:
        language: of the text; general words stand in it, where the program speaks it.
        setting: the survey's value of a key, "" where it has none.
    """
    if "{office}" not in text and "{contact}" not in text:
        return text
    with use_language(language if language in LANGUAGES else language_in_force()):
        office = setting(OFFICE) or _("the office that runs this survey")
        contact = setting(CONTACT) or _("the survey staff")
    return text.replace("{office}", office).replace("{contact}", contact)


def signed(instrument: Instrument, setting: Callable[[str], str]) -> Instrument:
    """The questionnaire with the office and the contact in the words of its questions, for a form on paper."""
    questions = tuple(
        structs.replace(question, text=_signed(question.text, setting)) for question in instrument.questions
    )
    return structs.replace(instrument, questions=questions)


def _signed(text: Text, setting: Callable[[str], str]) -> Text:
    return Text(words={language: named(words, language, setting) for language, words in text.words.items()})
