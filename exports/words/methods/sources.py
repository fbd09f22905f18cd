"""Sources and findings, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_
from servqual_desk.words.source_words import KINDS

WORDS = MethodWords(
    name=N_("Sources and findings"),
    question=N_("Which findings several kinds of sources hold, and how far the coders of the sources agree."),
    card=MethodCard(
        not_for=N_(
            "Not to say how many citizens think something: sources are chosen and no sample, and a filter of the responses does "
            "not touch them."
        ),
        formula=N_(
            "number of sources in which any coder gave the code or one beneath it; κ = (po − pe) / (1 − pe) of the decisions of "
            "two coders"
        ),
        references=(
            (
                "Denzin, N. K. (1978). The research act: A theoretical introduction to sociological methods (2nd ed.). "
                "McGraw-Hill."
            ),
            (
                "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological "
                "Measurement, 20(1), 37–46."
            ),
            "Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.",
        ),
        reported=(
            Reported(
                table="lab_sources_kappa",
                sentence=N_(
                    "{coder} and {other_coder}, {scope} {comment_code}: κ = {kappa}, {confidence} CI [{lower}, "
                    "{upper}], sources: {sources}."
                ),
                below_one=("kappa", "lower", "upper"),
            ),
            Reported(
                table="lab_sources_krippendorff",
                sentence=N_(
                    "{coders} coders, {scope} {comment_code}: Krippendorff's α = {alpha}, {confidence} CI [{lower}, "
                    "{upper}], sources: {sources}."
                ),
                below_one=("alpha", "lower", "upper"),
            ),
        ),
    ),
    options={
        "least": OptionWords(
            name=N_("Least number of sources"),
            help=N_("Findings that stand in fewer sources are left out of the tables."),
        )
    },
    tables={
        "lab_sources_matrix": TableWords(
            title=N_("Findings by kind of source"),
            definition=N_(
                "In how many sources of each kind a code was given, by any coder, to the source, to a passage of it or by a code "
                "beneath it. What several kinds of sources say stands firmer than what one says."
            ),
        ),
        "lab_sources_interviews": TableWords(
            title=N_("Findings by category of informant"),
            definition=N_("In how many interviews of each category of informants the finding stands, and of how many."),
        ),
        "lab_sources_kappa": TableWords(
            title=N_("Agreement of the coders of the sources"),
            definition=N_(
                "How far two coders agree beyond chance on which codes a source holds: 1 is full agreement, 0 no more than "
                "chance. Where it is low, the code's meaning should be discussed and the sources coded again."
            ),
        ),
        "lab_sources_krippendorff": TableWords(
            title=N_("Agreement of all coders of the sources"),
            definition=N_(
                "How far all coders agree beyond chance, also where each has read only some of the sources. Krippendorff asks "
                "for {sound_agreement}; from {tentative_agreement} conclusions are tentative."
            ),
        ),
    },
    procedures={"source_counts": N_("counts of coded sources")},
    columns={
        **KINDS,
        "finding": N_("Finding"),
        "informants": N_("Informants"),
        "sources": N_("Sources"),
        "of_sources": N_("Of so many"),
        "source_kinds": N_("Kinds of sources"),
    },
    notes={"no_source_coded": N_("No source is coded yet.")},
)
