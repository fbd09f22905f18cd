"""The limits by which numbers are judged, as a sentence names them: `{confidence}`, `{level}`, `{largest_vif}` …"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from analysis import thresholds
from exports.words.numbers import number, percent
from instruments.i18n import language, use_language


def limit_words() -> Mapping[str, str]:
    """The words for each limit that a sentence may name, in the language in force."""
    return _limit_words(language())


@cache
def _limit_words(code: str) -> Mapping[str, str]:
    with use_language(code):
        return MappingProxyType(_words())


def _words() -> dict[str, str]:
    low, high = thresholds.DURBIN_WATSON_RANGE
    lower_alpha, higher_alpha = thresholds.ALPHAS_IN_USE
    tentative, sound = thresholds.KRIPPENDORFF_ALPHAS
    return {
        "confidence": percent(thresholds.CONFIDENCE),
        "equivalence_confidence": percent(thresholds.EQUIVALENCE_CONFIDENCE),
        "rmsea_confidence": percent(thresholds.RMSEA_CONFIDENCE),
        "chance_point": number(100 * thresholds.CHANCE_POINT, 0),
        "level": percent(thresholds.LEVEL),
        "sure_share": percent(thresholds.SURE_SHARE),
        "likely_share": percent(thresholds.LIKELY_SHARE),
        "largest_vif": number(thresholds.LARGEST_VIF, 0),
        "largest_condition_number": number(thresholds.LARGEST_CONDITION_NUMBER, 0),
        "lowest_durbin_watson": number(low, 1),
        "highest_durbin_watson": number(high, 1),
        "lower_alpha": number(lower_alpha),
        "higher_alpha": number(higher_alpha),
        "tentative_agreement": number(tentative, 3),
        "sound_agreement": number(sound, 3),
        "least_expected": number(thresholds.LEAST_EXPECTED, 0),
        "few_for_grades": number(thresholds.FEW_FOR_GRADES, 0),
        "least_dif": number(thresholds.LEAST_DIF, 3),
        "large_dif": number(thresholds.LARGE_DIF, 3),
        "few_responses": number(thresholds.FEW_RESPONSES, 0),
        "largest_exact": number(thresholds.LARGEST_EXACT, 0),
        "smallest_published": number(thresholds.SMALLEST_PUBLISHED, 0),
    }


def with_limits(sentence: str, **params: object) -> str:
    """The sentence with its limits, and with `params`, in the places that name them."""
    return sentence.format(**{**limit_words(), **params})
