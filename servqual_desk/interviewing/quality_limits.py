"""Every limit that the heart judges an interview by: one name, one value, its source.

Limits of results stand in `analysis.thresholds`.
"""

from typing import Final

# Quality of one response (`interviewing.quality_rules`, which the counter and the lab both call)
LINE_FROM: Final = 6  # fewer answers than this can all be alike for good reason
STEPS_FROM: Final = 5  # on a scale of fewer steps most answers lie at an end
EXTREME_SHARE: Final = 1.0  # of the answers at an end of their scale, from which it is a sign
UNANSWERED_SHARE: Final = 0.2  # of the items without a number, above which it is a sign

# Speed: an interview faster than this share of the project's median pace is too fast to have been read …
FAST_SHARE: Final = 1 / 3
MEDIAN_FROM: Final = 10  # … once there are so many timed interviews: a median of fewer says too little
# Until then: seconds a word. Most adults read non-fiction silently at 175 to 300 words a minute (Brysbaert 2019, How many words
# do we read per minute?, Journal of Memory and Language 109, 104047); the fastest of these, with no time to think or answer.
FASTEST_READING: Final = 60 / 300

# Enumerators: Cohen (1988) calls a difference of 0.8 standard deviations large; fewer responses than ten say nothing of a person
LARGE_EFFECT: Final = 0.8
RESPONSES_OF_AN_ENUMERATOR: Final = 10
