"""What satisfaction hangs on: each model's equation, coefficients, and whether its assumptions hold."""

from collections.abc import Iterator

from analysis.methods.regression.linear_model import Regression
from analysis.methods.regression.tables import ModelSection
from analysis.table import Table
from analysis.thresholds import LEVEL
from exports.report.blocks import Block, paragraph, points, section, subsection
from exports.report.captioned_charts import figure, pair_of_figures
from exports.report.context import Report
from exports.report.tables import printed
from exports.words.codes import code_word
from exports.words.judgements import ASSUMPTION_MET, ASSUMPTION_NOT_MET
from exports.words.limits import with_limits
from exports.words.names import battery_name, listed, term_name, variable_name
from exports.words.notes import note_sentence
from exports.words.numbers import number, p_equals, percent
from instruments.i18n import _

_OVERVIEW = ("outcome", "predictors", "n", "r2", "r2_adj", "f", "df1", "df2", "f_p", "sigma")
_ASSUMPTIONS = ("assumption", "test", "term", "statistic", "p", "verdict")


def regression(report: Report) -> list[Block]:
    """The section on regression; nothing where there is no outcome or no dimension to explain it."""
    models, made = report.analysis.regression, report.sections.regression
    if not models or made is None:
        return []
    return [
        *section(_("Regression")),
        paragraph(
            _(
                "How much the dependent variable changes when a dimension is one point higher and the others are "
                "unchanged."
            )
        ),
        *printed(report, made.models, keep=_OVERVIEW),
        *(part for model, own in zip(models, made.each, strict=True) for part in _model(report, model, own)),
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


def _model(report: Report, model: Regression, made: ModelSection) -> Iterator[Block]:
    outcome = variable_name(model.outcome, report.instrument)
    heading = _("{outcome}: explained by {predictors}")
    yield from subsection(heading.format(outcome=outcome, predictors=battery_name(model.predictors).lower()))
    if model.r2 is None:
        for note in model.notes:
            yield paragraph(note_sentence(note, report.instrument))
        return
    yield paragraph(_("Ŷ is the fitted value of: {outcome}").format(outcome=outcome))
    yield paragraph(equation(model, report), "equation")
    for sentence in _in_words(model, report):
        yield paragraph(sentence)
    yield from printed(report, made.terms)
    yield from figure(
        report, made.coefficients, with_limits(_("Coefficients (b) with their {confidence} confidence intervals"))
    )
    yield from _assumptions(report, made)


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


def _assumptions(report: Report, made: ModelSection) -> Iterator[Block]:
    yield from printed(report, made.assumptions, keep=_ASSUMPTIONS, group="assumption")
    yield from points(tuple(_verdicts(made.assumptions)))
    if not made.residuals.rows:
        return
    titles = (_("Distribution of the residuals"), _("Residuals against the normal"))
    yield from pair_of_figures(report, (made.histogram, made.against_normal), titles)
    if made.correlations.rows:
        titles = (_("Residuals against fitted values"), _("Correlations between the predictors"))
        yield from pair_of_figures(report, (made.against_fitted, made.heatmap), titles)


def _verdicts(assumptions: Table) -> Iterator[str]:
    """One sentence an assumption: met, or by which tests not and what to do."""
    violated: dict[str, dict[str, str]] = {}
    for assumption, test, _term, _statistic, _p, _p_holm, verdict, advice in assumptions.rows:
        if verdict is not None:
            failed = violated.setdefault(str(assumption), {})
            failed |= {str(test): str(advice)} if verdict == "violated" else {}
    for assumption, failed in violated.items():
        if not failed:
            yield _(ASSUMPTION_MET).format(assumption=code_word(assumption))
            continue
        tests = listed(sorted(code_word(test) for test in failed))
        advice = listed([code_word(code) for code in dict.fromkeys(failed.values())])
        yield _(ASSUMPTION_NOT_MET).format(assumption=code_word(assumption), tests=tests, advice=advice)
