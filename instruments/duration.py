"""How long an interview takes, counted from the words that are read aloud: what the consent promises where nobody measured it.

Reading aloud to a listener takes about 130 words a minute; hearing, thinking and answering 4 seconds a closed question, half a
minute to write a sentence, a minute to divide points. A pretest measures it, and then the file says `minutes` itself.
"""

from math import ceil

from instruments.model import Instrument
from instruments.question_order import Prompt, sections

WORDS_A_SECOND = 130 / 60
CLOSED, WRITTEN, POINTS = 4.0, 30.0, 60.0  # seconds to answer
CONDITIONAL = 0.5  # of the people are asked a question that depends on an earlier answer


def minutes_of(instrument: Instrument) -> int:
    """Whole minutes, rounded up, in the questionnaire's first language."""
    language = instrument.languages[0]
    seconds = 0.0
    for section in sections(instrument):
        stem = section.stem.get(language) if section.stem else ""
        seconds += _read(stem) + sum(_seconds(prompt, language) for prompt in section.prompts)
    return max(1, ceil(seconds / 60))


def _seconds(prompt: Prompt, language: str) -> float:
    chosen = " ".join(choice.label.get(language) for choice in prompt.variables[0].choices)
    answer = {"weights": POINTS, "text": WRITTEN}.get(prompt.kind, CLOSED)
    if prompt.traits.ranked:
        answer *= len(prompt.variables[0].choices)  # each place is a choice among those that are left
    share = CONDITIONAL if prompt.show_if else 1.0
    return share * (_read(prompt.text.get(language)) + _read(chosen) / 2 + answer)


def _read(words: str) -> float:
    return len(words.split()) / WORDS_A_SECOND
