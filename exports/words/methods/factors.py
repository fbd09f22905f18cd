"""Exploratory factors, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords
from instruments.i18n import N_

WORDS = MethodWords(
    name=N_("Exploratory factor analysis"),
    question=N_("Into how many groups do the items fall, and which? KMO, parallel analysis, rotated loadings."),
    card=MethodCard(
        not_for=N_(
            "Not with fewer than about five responses an item, nor where the dimensions are laid down and only "
            "to be tested: that is what confirmatory factor analysis does."
        ),
        formula=N_(
            "R ≈ ΛΦΛᵀ + Ψ, Λ: loadings, Φ: correlations of the factors, Ψ: uniquenesses; KMO = Σr² / (Σr² + "
            "Σq²), q: partial correlation"
        ),
        references=(
            (
                "Horn, J. L. (1965). A rationale and test for the number of factors in factor analysis. "
                "Psychometrika, 30(2), 179–185."
            ),
            "Kaiser, H. F. (1974). An index of factorial simplicity. Psychometrika, 39(1), 31–36.",
            (
                "Hendrickson, A. E., & White, P. O. (1964). Promax: A quick method for rotation to oblique simple structure. "
                "British Journal of Statistical Psychology, 17(1), 65–70."
            ),
            (
                "Fabrigar, L. R., Wegener, D. T., MacCallum, R. C., & Strahan, E. J. (1999). Evaluating the use of "
                "exploratory factor analysis in psychological research. Psychological Methods, 4(3), 272–299."
            ),
        ),
        reported=(
            Reported(
                table="lab_factor_adequacy",
                sentence=N_("KMO = {kmo}; Bartlett's test of sphericity: χ²({df}, n = {n}) = {chi2}, {p}."),
                below_one=("kmo",),
            ),
            Reported(
                table="lab_factor_variance",
                sentence=N_(
                    "Factors: {most_factor}; together they explain {most_cumulative} of the variance of the items."
                ),
                spans=True,
            ),
        ),
    ),
    options={
        "extraction": OptionWords(
            name=N_("Extraction"),
            help=N_(
                "How the factors are found: principal axis needs no normal distribution, maximum likelihood gives a test. "
                "Principal components, usual in theses, also describe the error, so that their loadings look larger."
            ),
        ),
        "rotation": OptionWords(
            name=N_("Rotation"),
            help=N_(
                "How the factors are turned to be readable: oblimin and promax let them correlate, varimax keeps them "
                "independent."
            ),
        ),
        "correlations": OptionWords(
            name=N_("Correlations"),
            help=N_(
                "Pearson's takes the answers as numbers; polychoric ones are of the normal variables behind ordered answers, for "
                "scales with few or skewed answers, in samples that are not small."
            ),
        ),
        "rule": OptionWords(
            name=N_("Rule for the number of factors"),
            help=N_(
                "Parallel analysis compares with random data. Eigenvalues above 1 are usual in theses, and often give too "
                "many factors."
            ),
        ),
        "number": OptionWords(
            name=N_("Number of factors (0: by the rule)"),
            help=N_("How many factors are drawn; 0 leaves it to the rule."),
        ),
        "hidden": OptionWords(
            name=N_("Hide loadings below"), help=N_("Loadings nearer to zero than this are left out of the picture.")
        ),
        "draws": OptionWords(
            name=N_("Random draws"), help=N_("How many random data sets the parallel analysis compares with.")
        ),
    },
    tables={
        "lab_factor_adequacy": TableWords(
            title=N_("Are the data suitable for factor analysis?"),
            definition=N_(
                "Whether the items have enough in common for factor analysis. KMO should be well above one half, and "
                "Bartlett's test of sphericity significant; otherwise ignore the tables below."
            ),
        ),
        "lab_parallel": TableWords(
            title=N_("How many factors? Parallel analysis"),
            definition=N_(
                "How many factors stand out. A factor is retained while its eigenvalue exceeds what random data of "
                "the same size would give."
            ),
        ),
        "lab_parallel_lines": TableWords(
            title=N_("Eigenvalues of the data and of random data"),
            definition=N_(
                "The eigenvalues of the answers beside those of random data. The factors before the lines cross are "
                "worth keeping."
            ),
        ),
        "lab_factor_loadings": TableWords(
            title=N_("Factor loadings, items by their main factor"),
            definition=N_(
                "Which items belong together. Each item is listed under the factor on which it loads most; if the "
                "questionnaire's dimensions hold, the items of one dimension are under one factor."
            ),
        ),
        "lab_factor_pattern": TableWords(
            title=N_("Pattern of the loadings"),
            definition=N_(
                "The loadings as a picture: the darker, the stronger. Weak loadings are left out, so that the groups "
                "can be seen."
            ),
        ),
        "lab_factor_variance": TableWords(
            title=N_("Variance that the factors explain"),
            definition=N_("How much of the items' variance each factor explains, and all factors together."),
        ),
        "lab_factor_correlations": TableWords(
            title=N_("Correlations of the factors"),
            definition=N_(
                "How closely the factors go together. Near 1, two factors are hardly distinct; near 0, they are "
                "independent."
            ),
        ),
        "lab_factor_fit": TableWords(
            title=N_("Do so many factors suffice?"),
            definition=N_(
                "Whether this number of factors suffices. A small p says that it does not explain all correlations; "
                "with many responses even trifles become significant."
            ),
        ),
    },
    procedures={
        "kmo_bartlett": N_("Kaiser–Meyer–Olkin and Bartlett's test of sphericity"),
        "parallel_analysis": N_("Horn's parallel analysis"),
        "principal_axis_oblimin": N_("principal axis factoring, oblimin rotation"),
        "principal_axis_varimax": N_("principal axis factoring, varimax rotation"),
        "principal_axis_promax": N_("principal axis factoring, promax rotation"),
        "principal_axis_none": N_("principal axis factoring, unrotated"),
        "maximum_likelihood_oblimin": N_("maximum-likelihood factors, oblimin rotation"),
        "maximum_likelihood_varimax": N_("maximum-likelihood factors, varimax rotation"),
        "maximum_likelihood_promax": N_("maximum-likelihood factors, promax rotation"),
        "principal_components_oblimin": N_("principal components, oblimin rotation"),
        "principal_components_promax": N_("principal components, promax rotation"),
        "principal_components_varimax": N_("principal components, varimax rotation"),
        "principal_components_none": N_("principal components, unrotated"),
        "maximum_likelihood_none": N_("maximum-likelihood factors, unrotated"),
        "factor_chi2": N_("Bartlett's χ² of the factor model"),
    },
    columns={
        "component": N_("Component"),
        "series": N_("Eigenvalues"),
        "factor": N_("Factor"),
        "other_factor": N_("Other factor"),
        "main_factor": N_("Main factor"),
        "cumulative": N_("Cumulative"),
        "kmo": N_("KMO"),
        "kmo_band": N_("KMO category (Kaiser)"),
        "eigenvalue": N_("Eigenvalue"),
        "chance_mean": N_("Random data, mean"),
        "chance_95": N_("Random data, {chance_point}th percentile"),
        "retained": N_("Retained"),
        "above_one": N_("Eigenvalue above 1"),
        "communality": N_("Communality"),
        "uniqueness": N_("Uniqueness"),
        "complexity": N_("Complexity"),
        "ss_loadings": N_("Sum of squared loadings"),
    },
    codes={
        "polychoric": N_("Polychoric correlations"),
        "unacceptable": N_("unacceptable"),
        "chance_95": N_("Random data ({chance_point}th percentile)"),
        "principal_axis": N_("principal axis"),
        "maximum_likelihood": N_("maximum likelihood"),
        "principal_components": N_("principal components"),
        "oblimin": N_("oblimin (correlated factors)"),
        "promax": N_("promax (correlated factors)"),
        "parallel": N_("parallel analysis"),
        "eigenvalue_above_one": N_("eigenvalues above 1"),
        "varimax": N_("varimax (independent factors)"),
    },
    notes={
        "polychoric_input": N_(
            "Factors are drawn from polychoric correlations; Bartlett's test and the random data of parallel analysis suppose "
            "Pearson's, so that both only guide here."
        ),
        "polychoric_too_many": N_(
            "There are no polychoric correlations: an item has more than {most} different answers. Choose Pearson's."
        ),
        "polychoric_no_factors": N_(
            "No factors can be drawn from the polychoric correlations: taken together they contradict one another, as happens "
            "with few responses. Choose Pearson's."
        ),
        "rotation_not_converged": N_("The rotation did not converge: interpret the loadings with care."),
        "no_factor_above_chance": N_("No factor exceeds random data; one is shown."),
        "rules_differ": N_(
            "Eigenvalues above 1: {above_one} factors; parallel analysis: {parallel}. The first rule also retains what "
            "random data give, so report the second beside it."
        ),
        "too_many_factors": N_("The items allow {most} factors at most, not {wanted}."),
    },
)
