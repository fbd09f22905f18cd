"""Gaps and the zone of tolerance, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Gaps and zone of tolerance"),
    question=N_("How far is experience from expectation, and how certain is it? Tests, bootstrap, zone of tolerance."),
    card=MethodCard(
        not_for=N_(
            "Not where nearly all give the highest expectation: the gap is then perception under another name. "
            "Not to compare single citizens, because a difference of two answers is less certain than either."
        ),
        formula=N_("G = P − E, respondent by respondent; t = M(G) / (SD(G) / √n); dz = M(G) / SD(G)"),
        references=(
            (
                "Parasuraman, A., Zeithaml, V. A., & Berry, L. L. (1988). SERVQUAL: A multiple-item scale for "
                "measuring consumer perceptions of service quality. Journal of Retailing, 64(1), 12–40."
            ),
            (
                "Zeithaml, V. A., Berry, L. L., & Parasuraman, A. (1993). The nature and determinants of customer "
                "expectations of service. Journal of the Academy of Marketing Science, 21(1), 1–12."
            ),
            (
                "Cronin, J. J., & Taylor, S. A. (1992). Measuring service quality: A reexamination and extension. "
                "Journal of Marketing, 56(3), 55–68."
            ),
            (
                "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of "
                "Statistics, 6(2), 65–70."
            ),
        ),
        reported=(
            Reported(
                table="gap_dimensions",
                sentence=N_(
                    "{dimension}: perception (M = {perception}) less expectation (M = {expectation}) gives a gap "
                    "of {gap}, {confidence} CI [{lower}, {upper}], t({df}) = {t}, {p_holm} (Holm), dz = "
                    "{cohen_dz}."
                ),
            ),
            Reported(
                table="lab_zone_dimensions",
                sentence=N_(
                    "{dimension}: MSA = {msa}, {confidence} CI [{msa_lower}, {msa_upper}]; MSS = {mss}, "
                    "{confidence} CI [{mss_lower}, {mss_upper}], n = {n}."
                ),
            ),
        ),
    ),
    options={
        "ceiling": OptionWords(
            name=N_("Warn if the share of top expectations exceeds"),
            help=N_("A warning is given where more than this share give the highest possible expectation."),
        )
    },
    tables={
        "gap_dimensions": TableWords(
            title=N_("Gap by dimension"),
            definition=N_(
                "How far perception lies from expectation in each dimension: below zero, it falls short of "
                "expectation. Only a confidence interval that leaves out zero shows a difference; dz says how large "
                "it is for the single citizen."
            ),
        ),
        "gap_items": TableWords(
            title=N_("Gap by item"),
            definition=N_(
                "The same for each item. Start with the items furthest below expectations whose confidence interval "
                "leaves out zero; where most give the highest expectation, the gap can hardly be anything but "
                "negative."
            ),
        ),
        "gap_overall": TableWords(
            title=N_("Overall gap"),
            definition=N_(
                "One figure for the whole questionnaire, with and without the points that respondents gave to the "
                "dimensions. Where the two differ, what matters most to citizens fares differently from the rest."
            ),
        ),
        "lab_zone_dimensions": TableWords(
            title=N_("Zone of tolerance by dimension"),
            definition=N_(
                "Where perception lies between the minimum and the desired level. Below the zone the service is not "
                "acceptable to citizens, within it acceptable, above it more than they desire."
            ),
        ),
        "lab_zone_items": TableWords(
            title=N_("Zone of tolerance by item"),
            definition=N_(
                "The zone of tolerance for each item: MSA is perception above the minimum, MSS perception above the "
                "desired level. A negative MSA names what is not acceptable."
            ),
        ),
    },
    procedures={
        "gap_bootstrap": N_(
            "paired differences with Student's t and bootstrap confidence intervals; confidence interval of dz "
            "from the noncentral t"
        ),
        "zone_of_tolerance": N_("perception against minimum (MSA) and desired (MSS)"),
    },
    columns={
        "crossed": N_("Minimum above desired"),
        "dz_lower": N_("dz, {confidence} lower"),
        "dz_upper": N_("dz, {confidence} upper"),
        "top_share": N_("Highest possible expectation"),
        "msa_lower": N_("MSA, {confidence} lower"),
        "msa_upper": N_("MSA, {confidence} upper"),
        "mss": N_("MSS"),
        "mss_lower": N_("MSS, {confidence} lower"),
        "mss_upper": N_("MSS, {confidence} upper"),
        "width": N_("Width of the zone"),
    },
    codes={
        "unweighted": N_("Overall gap, unweighted"),
        "weighted": N_("Overall gap, weighted by points"),
        "servperf": N_("Perception alone (SERVPERF)"),
    },
    notes={
        "needs_two_batteries": N_(
            "This needs items asked in two ways: as expectation and perception, as minimum or desired level "
            "beside perception, or as importance beside perception."
        ),
        "minimum_above_desired": N_(
            "Answers in which the minimum lies above the desired level: {crossed}. They are counted, not dropped."
        ),
    },
)
