"""How many answers stand behind a table, and which, in words."""

from analysis.table import Sample
from exports.words.codes import code_word
from exports.words.numbers import number
from instruments.i18n import _


def sample_words(sample: Sample, used: str = "") -> str:
    """How many answers stand behind a table, and which; `used` says how many where the number itself is not printed.

    Where each row has its own n, the largest is no n of the table: of groups beside one another it is but one group's.
    """
    if sample.rule == "not_asked":
        return code_word(sample.rule)
    one = sample.rule in ("listwise", "any_answer")
    sentence = (
        _("n = {used} of {started} responses ({rule})")
        if one
        else _("n at most {used} of {started} responses ({rule})")
    )
    return sentence.format(
        used=used or number(sample.used, 0), started=number(sample.started, 0), rule=code_word(sample.rule)
    )
