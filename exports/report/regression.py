"""What satisfaction hangs on: each model's equation, coefficients, and whether its assumptions hold."""

from collections.abc import Iterator
from dataclasses import replace

from reportlab.platypus import Flowable, Paragraph

from analysis.regression import Regression
from analysis.thresholds import LEVEL
from analysis.verdicts import assumption_checks
from exports.paper.chart_figures import figure, pair_of_figures
from exports.paper.numbered_pages import section, subsection
from exports.paper.paragraph_text import escaped, paragraph, points
from exports.paper.styles import style
from exports.report.context import Report
from exports.report.tables import printed
from exports.words.codes import code_word
from exports.words.limits import with_limits
from exports.words.names import battery_name, listed, term_name, variable_name
from exports.words.notes import note_sentence
from exports.words.numbers import number, p_equals, percent
from instruments.i18n import N_, _

# What to do when an assumption does not hold.
_ADVICE = {
    "normality": N_(
        "With many responses the confidence intervals still hold; with few, interpret p near {level} with care."
    ),
    "equal_variance": N_("Use the robust standard errors (HC3) beside the coefficients."),
    "independence": N_(
        "This matters where the rows are in order of time; in a survey taken at one time it can be ignored."
    ),
    "linearity": N_("Look at the residuals: a bend or a joint effect of two dimensions may be missing in the model."),
    "no_collinearity": N_("The dimensions overlap: read their coefficients together, not one by one."),
}


def regression(report: Report) -> list[Flowable]:
    """The section on regression; nothing where there is no outcome or no dimension to explain it."""
    models = report.analysis.regression
    overview = report.table("regression_models")
    if not models or overview is None:
        return []
    return [
        *section(_("Regression")),
        paragraph(
            _(
                "How much the dependent variable changes when a dimension is one point higher and the others are "
                "unchanged."
            )
        ),
        *printed(
            report, overview, keep=("outcome", "predictors", "n", "r2", "r2_adj", "f", "df1", "df2", "f_p", "sigma")
        ),
        *(flowable for model in models for flowable in _model(report, model)),
    ]


def equation(model: Regression, report: Report) -> str:
    """The fitted line written out: `Ŷ = 0,499 + 0,121 × Bukti fisik − 0,037 × Keandalan`."""
    parts = []
    for term in model.terms:
        size = number(abs(term.b or 0.0), 3)
        sign = "−" if (term.b or 0.0) < 0 else "+"
        if term.term == "const":
            parts.append(f"−{size}" if sign == "−" else size)
        else:
            parts.append(f"{sign} {size} × {term_name(term.term, report.instrument)}")
    return "Ŷ = " + " ".join(parts)


def _model(report: Report, model: Regression) -> Iterator[Flowable]:
    of = {"outcome": model.outcome, "predictors": model.predictors}
    outcome = variable_name(model.outcome, report.instrument)
    heading = _("{outcome}: explained by {predictors}")
    yield from subsection(heading.format(outcome=outcome, predictors=battery_name(model.predictors).lower()))
    if model.r2 is None:
        for note in model.notes:
            yield paragraph(note_sentence(note, report.instrument))
        return
    yield paragraph(_("Ŷ is the fitted value of: {outcome}").format(outcome=outcome))
    yield Paragraph(escaped(equation(model, report)), style("equation"))
    for sentence in _in_words(model, report):
        yield paragraph(sentence)
    terms, chart = report.table("regression_terms", **of), report.chart("regression_terms", **of)
    if terms is not None:
        yield from printed(report, terms)
    if chart is not None:
        yield from figure(
            report, chart, with_limits(_("Coefficients (b) with their {confidence} confidence intervals"))
        )
    yield from _assumptions(report, model)


def _in_words(model: Regression, report: Report) -> Iterator[str]:
    yield _(
        "The dimensions explain {share} of the variance of the dependent variable (R², adjusted {adjusted}; "
        "F test, {p})."
    ).format(share=percent(model.r2), adjusted=percent(model.r2_adj), p=p_equals(model.f_p))
    counting = [term for term in model.terms if term.term != "const" and term.p is not None and term.p < LEVEL]
    names = [
        term_name(term.term, report.instrument) for term in sorted(counting, key=lambda term: -abs(term.beta or 0.0))
    ]
    if names:
        yield _("Significant with the other dimensions held constant: {terms}.").format(terms=listed(names))
    else:
        yield _("No single dimension is significant with the others held constant.")


def _assumptions(report: Report, model: Regression) -> Iterator[Flowable]:
    of = {"outcome": model.outcome, "predictors": model.predictors}
    table = report.table("regression_assumptions", **of)
    if table is not None:
        where = f"regression/{model.outcome}/{model.predictors}/"
        own = tuple(note for note in model.notes if note.where.startswith(where) and note not in table.notes)
        yield from printed(report, replace(table, notes=(*table.notes, *own)), group="assumption")
    yield from points(list(_verdicts(model)))
    histogram, qq = report.chart("regression_histogram", **of), report.chart("regression_qq", **of)
    if histogram is not None and qq is not None:
        yield from pair_of_figures(
            report, (histogram, qq), (_("Distribution of the residuals"), _("Residuals against the normal"))
        )
    residuals, correlations = report.chart("regression_residuals", **of), report.chart("regression_correlations", **of)
    if residuals is not None and correlations is not None:
        titles = (_("Residuals against fitted values"), _("Correlations between the predictors"))
        yield from pair_of_figures(report, (residuals, correlations), titles)


def _verdicts(model: Regression) -> Iterator[str]:
    """One sentence an assumption: met, or by which tests not and what to do."""
    by_assumption: dict[str, dict[str, set[str]]] = {}
    for check in assumption_checks(model):
        if check.verdict is not None:
            by_assumption.setdefault(check.assumption, {"met": set(), "violated": set()})[check.verdict].add(check.test)
    for assumption, verdicts in by_assumption.items():
        if not verdicts["violated"]:
            yield _("{assumption}: met.").format(assumption=code_word(assumption))
            continue
        tests = listed(sorted(code_word(test) for test in verdicts["violated"]))
        yield _("{assumption}: not met by {tests}. {advice}").format(
            assumption=code_word(assumption), tests=tests, advice=with_limits(_(_ADVICE[assumption]))
        )
