"""Cohen's indicators, in words."""

from exports.words.indicators import AREAS
from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

_BENCHMARK = N_("The share from 0 to 1 with which this step alone is compared; zero compares it with nothing.")

WORDS = MethodWords(
    name=N_("Cohen's indicators"),
    question=N_("How smart governance scores, who knows and uses the services, and how these are related."),
    card=MethodCard(
        not_for=N_(
            "Not as a measure of what a city has, only of what its citizens perceive. A relation does not say "
            "that one thing causes the other."
        ),
        formula=N_(
            "percent of the scale = (M − min) / (max − min); share = count / n with Wilson's confidence "
            "interval; r by Pearson"
        ),
        references=(
            (
                "Giffinger, R., Fertner, C., Kramar, H., Kalasek, R., Pichler-Milanović, N., & Meijers, E. (2007). "
                "Smart cities: Ranking of European medium-sized cities. Vienna University of Technology."
            ),
            (
                "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal "
                "of the American Statistical Association, 22(158), 209–212."
            ),
        ),
        reported=(
            Reported(
                table="lab_cohen_scores",
                sentence=N_("{dimension}: M = {mean}, SD = {sd}, {confidence} CI [{lower}, {upper}], n = {n}."),
            ),
            Reported(
                table="lab_cohen_funnel",
                sentence=N_("{stage}: {count} of {n} ({share}), {confidence} CI [{lower}, {upper}]."),
            ),
            Reported(
                table="lab_cohen_relation",
                sentence=N_(
                    "{dimension} and {other_dimension} ({battery}): r = {r}, {confidence} CI [{lower}, {upper}], "
                    "{p_holm} (Holm), n = {n}."
                ),
                below_one=("r", "lower", "upper"),
            ),
        ),
    ),
    options={
        "awareness": OptionWords(
            name=N_("Question: do you know it?"),
            help=N_("The yes-or-no question that asks whether the service is known."),
        ),
        "use": OptionWords(
            name=N_("Question: do you use it?"),
            help=N_("The yes-or-no question that asks whether the service is used."),
        ),
        "satisfaction": OptionWords(
            name=N_("Question: are you satisfied?"),
            help=N_("The question on a scale that asks how satisfied citizens are."),
        ),
        "awareness_benchmark": OptionWords(name=N_("Benchmark: know it"), help=_BENCHMARK),
        "use_benchmark": OptionWords(name=N_("Benchmark: use it"), help=_BENCHMARK),
        "satisfaction_benchmark": OptionWords(name=N_("Benchmark: are satisfied"), help=_BENCHMARK),
    },
    tables={
        "lab_cohen_scores": TableWords(
            title=N_("Cohen's indicators"),
            definition=N_(
                "How citizens score each of Cohen's indicators. The percent of the scale's range makes scales of "
                "different length comparable: 0% is the lowest answer for everyone, 100% the highest."
            ),
        ),
        "lab_cohen_funnel": TableWords(
            title=N_("Know, use, satisfied"),
            definition=N_(
                "How many know the services, of these how many use them, and of these how many are satisfied. The "
                "step with the smallest share is where most citizens are lost. No figure from elsewhere is held against them "
                "unless you give one for a step: people at a counter are not the city."
            ),
        ),
        "lab_cohen_relation": TableWords(
            title=N_("Cohen's indicators and the other questionnaires"),
            definition=N_(
                "How closely Cohen's indicators go with the dimensions of the other questionnaires. Near 1 they rise "
                "together, near 0 they have nothing to do with each other; it does not say which comes first."
            ),
        ),
        "lab_cohen_goals": TableWords(
            title=N_("What the office counts itself, and its goals"),
            definition=N_(
                "How far each figure of the office is from its goal: below 0 less than the goal, above 0 more."
            ),
        ),
        "lab_cohen_indicators": TableWords(
            title=N_("What the office counts itself"),
            definition=N_(
                "Figures of the office beside what its citizens perceive, with their source. They are no answers: nothing is "
                "tested between the two, and a count has no interval."
            ),
        ),
    },
    procedures={
        "office_counts": N_("counts of the office"),
        "cohen_scores": N_(
            "means with Student's t confidence interval; Cronbach's alpha with Feldt's confidence interval"
        ),
        "funnel": N_(
            "shares with Wilson's confidence interval; exact binomial test against the step's own benchmark, where one "
            "is given"
        ),
        "correlations_holm": N_(
            "Pearson's correlation with Fisher's confidence interval, Holm's correction; Spearman's beside"
        ),
    },
    columns={
        "stage": N_("Stage"),
        "count": N_("Count"),
        "share_of_scale": N_("Percent of the scale's range"),
        "share_of_all": N_("Share of all"),
        "indicator": N_("Indicator"),
        "area": N_("Indicator after Cohen"),
        "period": N_("Year or month"),
        "goal": N_("Goal"),
        "distance": N_("Distance"),
        "due": N_("By"),
        "value_source": N_("Source of the value"),
    },
    codes={
        "awareness": N_("Know it"),
        "use": N_("Use it"),
        "satisfaction": N_("Are satisfied"),
        **{area or "own": words for area, words in AREAS.items()},
    },
    notes={
        "needs_cohen": N_("This needs Cohen's indicators (family “cohen”)."),
        "no_funnel_questions": N_(
            "There is no awareness–use–satisfaction funnel: no yes-or-no question is followed by one asked only "
            "after a yes."
        ),
    },
)
