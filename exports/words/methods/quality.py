"""Quality of the answers, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_
from servqual_desk.words.quality_words import NAMES

WORDS = MethodWords(
    name=N_("Quality of the answers"),
    question=N_("Which responses may not say what the citizen thinks?"),
    card=MethodCard(
        not_for=N_(
            "Not to drop responses or to accuse anyone: a flag asks for a look at the interview. Not to compare "
            "enumerators who work at different counters."
        ),
        formula=N_(
            "a flag: a response meets the rule (straight-lining, identical batteries, too fast against the "
            "median time, answers at an end, unanswered items); share = flagged / judged"
        ),
        references=(
            (
                "Meade, A. W., & Craig, S. B. (2012). Identifying careless responses in survey data. Psychological "
                "Methods, 17(3), 437–455."
            ),
            (
                "Curran, P. G. (2016). Methods for the detection of carelessly invalid responses in survey data. "
                "Journal of Experimental Social Psychology, 66, 4–19."
            ),
        ),
        reported=(Reported(table="lab_quality", sentence=N_("{sign}: {marked} of {n} responses ({share}).")),),
    ),
    options={
        "fast": OptionWords(
            name=N_("Too fast if below this share of the median time"),
            help=N_("A response is flagged where it took less than this share of the median time."),
        ),
        "extreme": OptionWords(
            name=N_("Extreme if the share of answers at an end reaches"),
            help=N_("A response is flagged where this share of its answers or more lies at an end of the scale."),
        ),
        "missing": OptionWords(
            name=N_("Many unanswered if the share exceeds"),
            help=N_("A response is flagged where more than this share of its items is unanswered."),
        ),
    },
    tables={
        "lab_quality": TableWords(
            title=N_("Flags of careless answers"),
            definition=N_(
                "How often each flag of a careless answer occurs. A flag is no proof: look at the interview before "
                "anything is left out."
            ),
        ),
        "lab_quality_counts": TableWords(
            title=N_("Number of flags on each response"),
            definition=N_("How many flags the responses show. Responses with several flags deserve a look first."),
        ),
        "lab_quality_responses": TableWords(
            title=N_("Responses with most flags"),
            definition=N_(
                "The responses with most flags, and how far each goes. It is a list to check by, not to accuse by."
            ),
        ),
        "lab_quality_enumerators": TableWords(
            title=N_("Flags by enumerator"),
            definition=N_(
                "How often responses with flags come from each enumerator. Compare the confidence intervals, and "
                "think of the place and the hour before the person."
            ),
        ),
    },
    procedures={
        "quality_signs": N_("rules for careless answers; nothing is dropped"),
        "quality_enumerators": N_("rules for careless answers; shares with Wilson's confidence interval"),
    },
    columns={
        "sign": N_("Flag"),
        "signs": N_("Flags"),
        "enumerator": N_("Enumerator"),
        "marked": N_("Marked"),
        "straight_share": N_("Blocks with identical answers"),
        "identical_share": N_("Perception same as expectation"),
        "extreme_share": N_("Answers at an end"),
        "missing_share": N_("Unanswered"),
        "seconds": N_("Seconds"),
        "median_seconds": N_("Median seconds"),
        **{f"n_{flag}": words for flag, words in NAMES.items()},
    },
    codes=NAMES,
    notes={
        "sign_not_judged": N_("No response could be judged by this flag."),
        "more_responses": N_("Only the first {shown} are shown; {n} more have flags."),
    },
    sections=frozenset({"responses"}),
)
