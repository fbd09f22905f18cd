"""An answer in words."""

from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.interviewing.typed_values import said


def answer_words(asked: Asked, answer: Answer) -> str:
    """An answer as it was given, short, to be shown once it is on disk."""
    if isinstance(answer, dict):
        return " · ".join(str(points) for points in answer.values())
    if not asked.traits.answers:
        return said(asked, answer)
    labels = {option.value: option.label for option in (*asked.choices, *asked.non_answers)}
    given = answer if isinstance(answer, list) else [answer]
    words = [" ".join(filter(None, _parts(value, labels))) for value in given]
    if asked.traits.ranked:
        words = [f"{place}. {word}" for place, word in enumerate(words, start=1)]
    return ", ".join(words)


def _parts(value: object, labels: dict[int | str, str]) -> tuple[str, str]:
    label = labels.get(value, "") if isinstance(value, int | str) else ""
    shows_value = isinstance(value, int) or not label
    return (str(value) if shows_value else "", label)
