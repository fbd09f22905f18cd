"""Gap 1 beside gap 5, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Gap 1: what staff think is expected"),
    question=N_(
        "Do staff know what citizens expect? The staff edition against citizens' own expectations, beside gap 5 "
        "(from SERVQUAL, not from the papers on smart governance)."
    ),
    card=MethodCard(
        not_for=N_(
            "Not for appraising staff, and not for units where few of them answered. The staff edition must ask the "
            "same statements on the same scale."
        ),
        formula=N_(
            "gap 1 = M(staff) − M(expectation), Welch's t; by unit: Student's t over the units' differences; "
            "gap 5 = M(P − E)"
        ),
        references=(
            (
                "Parasuraman, A., Zeithaml, V. A., & Berry, L. L. (1985). A conceptual model of service quality and its "
                "implications for future research. Journal of Marketing, 49(4), 41–50."
            ),
            (
                "Zeithaml, V. A., Berry, L. L., & Parasuraman, A. (1988). Communication and control processes in the "
                "delivery of service quality. Journal of Marketing, 52(2), 35–48."
            ),
        ),
        reported=(
            Reported(
                table="lab_knowledge_gap",
                sentence=N_(
                    "{dimension}: what staff think is expected (M = {staff_view}, n = {n_staff}) less what is expected "
                    "(M = {expectation}, n = {n}) gives gap 1 = {gap_1}, {confidence} CI [{lower}, {upper}], "
                    "t({df}) = {t}, {p_holm} (Holm)."
                ),
            ),
            Reported(
                table="lab_knowledge_gap_paired",
                sentence=N_(
                    "{dimension}, paired by unit: gap 1 = {gap_1}, {confidence} CI [{lower}, {upper}], "
                    "t({df}) = {t}, {p_holm} (Holm), {n_units} units."
                ),
            ),
        ),
    ),
    options={
        "staff": OptionWords(
            name=N_("Survey of the staff edition"),
            help=N_(
                "The file of the survey in which staff answered what citizens expect. It is read and not changed; "
                "beside this survey's file its name is enough."
            ),
        )
    },
    tables={
        "lab_knowledge_gap": TableWords(
            title=N_("Gap 1 and gap 5 by dimension"),
            definition=N_(
                "What staff think citizens expect less what citizens expect. Below 0: staff underestimate what is "
                "expected; above 0: they overestimate it. Gap 5, experience less expectation, stands beside it."
            ),
        ),
        "lab_knowledge_gap_items": TableWords(
            title=N_("Gap 1 and gap 5 by statement"),
            definition=N_("As by dimension, for each statement that staff and citizens were both asked."),
        ),
        "lab_knowledge_gap_waves": TableWords(
            title=N_("Gap 1 wave by wave"),
            definition=N_(
                "The staff who were asked in a wave against the citizens of the same wave; other people answered in each. Gap 5 "
                "of the same citizens stands beside it."
            ),
        ),
        "lab_knowledge_gap_paired": TableWords(
            title=N_("Gap 1, paired by unit"),
            definition=N_(
                "Each unit's staff against its own citizens; the mean of the units' differences. Every unit counts "
                "alike, whether many or few answered in it."
            ),
        ),
        "lab_knowledge_gap_units": TableWords(
            title=N_("Gap 1 of each unit"),
            definition=N_("The means of each unit's staff and citizens, without a test: units have few staff."),
        ),
    },
    procedures={
        "knowledge_gap_welch": N_("Welch's t test of staff against citizens, Holm's correction"),
        "knowledge_gap_paired": N_("Student's t test over the units' differences, Holm's correction"),
        "mean_difference": N_("difference of two means"),
    },
    columns={
        "n_staff": N_("n (staff)"),
        "n_units": N_("Units"),
        "staff_view": N_("Staff think"),
        "gap_1": N_("Gap 1"),
        "gap_5": N_("Gap 5"),
    },
    notes={
        "needs_expectation": N_("This is no questionnaire in which citizens say what they expect."),
        "staff_not_chosen": N_(
            "Choose the survey in which staff answered. Its questionnaire is the staff edition of this one "
            "(Set up › Survey, or `instruments staff`)."
        ),
        "staff_not_there": N_(
            "The staff survey “{file}” was not found. Put it beside this survey's file, or choose it again."
        ),
        "not_of_staff": N_(
            "The other survey was not asked of staff; choose a survey of the staff edition of this questionnaire "
            "(Set up › Survey, or `instruments staff`)."
        ),
        "no_shared_statements": N_(
            "The other survey asks none of these statements as expectation on the same scale; choose the staff edition "
            "of this questionnaire."
        ),
        "staff_of_few": N_("Fewer than {smallest} people answered on one side, so nothing is compared."),
        "no_paired_units": N_(
            "Nothing is paired by unit: fewer than two units have {smallest} answers or more from staff and from citizens."
        ),
        "waves_of_few": N_(
            "The waves are not listed: in one of them, or without a wave, fewer than {smallest} citizens or staff answered."
        ),
        "staff_of_the_wave": N_("The staff are those who were asked in the same wave as the citizens."),
        "units_of_few": N_(
            "Units with fewer than {smallest} answers from staff or from citizens are in no pair, and no unit is listed "
            "by itself, so that nothing tells of them."
        ),
    },
)
