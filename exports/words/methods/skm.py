"""The community satisfaction index, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Community satisfaction index"),
    question=N_(
        "The index by element and unit, with its confidence interval, the probability of another class, and "
        "the national portal's sheet."
    ),
    card=MethodCard(
        not_for=N_(
            "Not to rank units whose confidence intervals overlap, and not as a settled class under {few_responses} responses "
            "or where a second class is probable."
        ),
        formula=N_(
            "IKM = 25 · Σ NRR / 9, NRR: mean of an element over those who answered it; rounded half up to two "
            "decimals, then classified"
        ),
        references=(
            (
                "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 14 Tahun 2017 tentang "
                "Pedoman Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik."
            ),
            "Student (1908). The probable error of a mean. Biometrika, 6(1), 1–25.",
        ),
        reported=(
            Reported(
                table="skm_index",
                sentence=N_(
                    "IKM = {ikm_rounded}, class {class}, {confidence} CI [{lower}, {upper}], n = {n}; "
                    "probability of class A {share_a}, B {share_b}, C {share_c}, D {share_d}."
                ),
            ),
        ),
    ),
    options={
        "weight": OptionWords(
            name=N_("Weight of an element"),
            help=N_(
                "Exactly 1/9 is correct for nine elements; the rounded weights are there to compare with older reports."
            ),
        ),
        "transcription": OptionWords(
            name=N_("Sheet for the national portal"),
            help=N_("Adds the counts and sums that the national portal asks for."),
        ),
    },
    tables={
        "skm_index": TableWords(
            title=N_("Community satisfaction index (IKM)"),
            definition=N_(
                "The community satisfaction index (IKM) on a scale from 25 to 100, with the class that the regulation "
                "gives it and its confidence interval. The columns A to D say how probable each class is: where "
                "two of them are "
                "large, the class is not settled."
            ),
        ),
        "lab_skm_groups": TableWords(
            title=N_("Community satisfaction index by group: {variable}"),
            definition=N_(
                "The index of each group. Confidence intervals that overlap much do not allow a ranking; groups that "
                "are too small are not shown."
            ),
        ),
        "lab_skm_weights": TableWords(
            title=N_("Results with other weights"),
            definition=N_(
                "What the index would be with the rounded weights found in practice. Only exactly 1/9 can reach 100; "
                "a class that depends on the rounding should be reported as such."
            ),
        ),
        "skm_elements": TableWords(
            title=N_("Means of the service elements (NRR)"),
            definition=N_(
                "The mean (NRR) of each service element over those who answered it, from 1 to 4. The lowest elements "
                "are where improvement begins."
            ),
        ),
        "lab_skm_transcription": TableWords(
            title=N_("Sheet for the national portal: elements"),
            definition=N_(
                "The counts and sums that the national portal asks for, ready to be copied. Each row is an element; "
                "answered 1 to 4 counts the answers at each step."
            ),
        ),
        "lab_skm_profile": TableWords(
            title=N_("Sheet for the national portal: respondents"),
            definition=N_(
                "Who the respondents are, as the portal asks for it: count and share of every answer to the profile "
                "questions."
            ),
        ),
    },
    procedures={
        "skm_weights": N_("PermenPANRB 14/2017 with exact and with rounded weights"),
        "skm_transcription": N_("counts, sums and means by element"),
    },
    columns={
        "total": N_("Sum"),
        "maximum": N_("Highest possible"),
        "converted": N_("NRR × 25"),
        "nrr_weighted": N_("Weighted NRR"),
    },
    numbered={"answered": N_("Answered {number}")},
    codes={"1/9": N_("1/9, exact"), "0.111": N_("0.111, rounded"), "0.11": N_("0.11, rounded")},
    notes={"needs_skm": N_("This needs the nine elements of the community satisfaction survey (family “skm”).")},
)
