"""Steps of a service, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Steps of a service"),
    question=N_("How many take each step (know, use, are answered), where do people stop, and how long does it take?"),
    card=MethodCard(
        not_for=N_(
            "Not for a whole city where only people at counters were asked, and not beside a number of downloads or "
            "accounts, which counts devices and not people."
        ),
        formula=N_(
            "share = count / n of those who took the step before, with Wilson's confidence interval; the median's "
            "interval by order statistics"
        ),
        references=(
            (
                "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal "
                "of the American Statistical Association, 22(158), 209–212."
            ),
            "Conover, W. J. (1999). Practical nonparametric statistics (3rd ed.). Wiley.",
        ),
        reported=(
            Reported(
                table="lab_funnel",
                sentence=N_("{question}: {count} of {n} ({share}), {confidence} CI [{lower}, {upper}]."),
            ),
            Reported(
                table="lab_funnel_numbers",
                sentence=N_("{question}: Mdn = {median}, {confidence} CI [{lower}, {upper}], n = {n}."),
            ),
        ),
    ),
    options={
        "benchmarks": OptionWords(
            name=N_("Benchmarks"),
            help=N_("A line a step: its code, = and a percent. A step without a line is compared with nothing."),
        ),
        "within": OptionWords(
            name=N_("Within"),
            help=N_("Numbers told on the way, such as days until an answer: how many are this or less."),
        ),
    },
    tables={
        "lab_funnel": TableWords(
            title=N_("Step by step"),
            definition=N_(
                "Of those who took the step before, how many take this one; and of all who were asked the first, how many "
                "come so far. People at a counter are not the city: a figure from elsewhere, without n and date, is no "
                "benchmark, so none is used unless you give one. From the first step with too few people, nothing is shown."
            ),
        ),
        "lab_funnel_numbers": TableWords(
            title=N_("How long it takes, and how many within {within}"),
            definition=N_(
                "Half of those who were answered waited no longer than the median. Who still waits is not in it, so the "
                "real time is longer."
            ),
        ),
    },
    procedures={
        "funnel_steps": N_(
            "shares with Wilson's confidence interval; exact binomial test against the step's own benchmark, where one "
            "is given"
        ),
        "funnel_numbers": N_(
            "quartiles as R and spreadsheets give them; the median's confidence interval by order statistics; share with "
            "Wilson's confidence interval"
        ),
    },
    columns={
        "beginning": N_("Begins with"),
        "stopped": N_("Stopped here"),
        "all_lower": N_("{confidence} lower (of all)"),
        "all_upper": N_("{confidence} upper (of all)"),
        "benchmark": N_("Benchmark"),
        "lower_quartile": N_("Lower quartile"),
        "upper_quartile": N_("Upper quartile"),
        "share_within": N_("Within the limit"),
        "within_lower": N_("{confidence} lower (within)"),
        "within_upper": N_("{confidence} upper (within)"),
    },
    notes={
        "needs_steps": N_("This needs a yes-or-no question followed by one that is asked only after a yes."),
        "benchmark_unread": N_(
            "The benchmark “{line}” can't be read; write the step's code, = and a percent that is more than nobody and "
            "less than everyone."
        ),
        "benchmark_of_no_step": N_("“{line}” is no step here; a benchmark begins with the code of a step."),
    },
)
