"""Numbers that stand for non-answers in programs which know only numbers (SPSS): "don't know" → 97."""

from instruments.model import Scale


def non_answer_codes(scale: Scale) -> dict[str, int]:
    """Non-answer's id → its code, in the scale's order: 97, 98, 99 for three of them on a scale from 1 to 7.

    The codes end at 99, or at 999, 9999, … where the scale itself reaches that far, so they are never an answer.
    """
    count = len(scale.missing)
    last = 99
    while scale.max > last - count:
        last = 10 * last + 9
    return {non_answer: last - count + 1 + place for place, non_answer in enumerate(scale.missing)}
