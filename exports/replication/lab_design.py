"""The predictors of a regression by other programs: dimensions, numeric questions, a 0/1 column for each answer but the first."""

from analysis.answers import GAP, dimension_sets
from analysis.methods.logistic.spec import LogisticOptions
from analysis.methods.pickers import parts
from analysis.methods.regression.data import WEIGHTED, predictor_family
from analysis.methods.regression.spec import RegressionOptions
from exports.replication.lab_plan import Plan, score_plan
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError


def design_plan(instrument: Instrument, options: RegressionOptions | LogisticOptions) -> Plan:
    """Outcome, scores of the predictors, and controls.

    Raises:
        DataError: predictors weighted by each respondent's points, which the scripts do not compute.
    """
    if options.predictors == WEIGHTED:
        raise DataError(_("The scripts do not compute predictors weighted by points; choose perception or gap."))
    (outcome,) = parts(options, "outcome", instrument)
    asked = {question.id: question for question in instrument.questions}
    profile = [name for name in parts(options, "profile", instrument) if name != outcome]
    battery = options.predictors if options.predictors == "perception" else GAP
    family = predictor_family(instrument) or ""
    return {
        "outcome": outcome,
        "predictors": options.predictors,
        "scores": [score_plan(instrument, one) for one in dimension_sets(instrument, family, battery)],
        "numbers": [{"column": name} for name in parts(options, "numbers", instrument) if name != outcome],
        "profile": [{"column": name, "choices": [c.id for c in asked[name].choices]} for name in profile],
    }


PYTHON = '''
def design(y):
    """The rows complete on everything, and the names and columns of the predictors over them."""
    names = [s["name"] for s in plan["scores"]] + [q["column"] for q in plan["numbers"]]
    columns = [score(s) for s in plan["scores"]] + [data[q["column"]].to_numpy(float) for q in plan["numbers"]]
    asked = [data[q["column"]].where(data[q["column"]].isin(q["choices"])) for q in plan["profile"]]
    used = ~np.isnan(np.column_stack([y, *columns])).any(axis=1) & np.array([True] * len(data))
    for given in asked:
        used &= given.notna().to_numpy()
    columns = [x[used] for x in columns]
    for q, given in zip(plan["profile"], asked):
        observed = [c for c in q["choices"] if (given[used] == c).any()]
        names += [f"{q['column']}={c}" for c in observed[1:]]
        columns += [(given[used] == c).to_numpy(float) for c in observed[1:]]
    return y[used], names, np.column_stack(columns)

'''

R = """
# The rows complete on everything, and the predictors over them, a column each.
design <- function(y) {
  columns <- c(lapply(plan$scores, score), lapply(plan$numbers, function(q) data[[q$column]]))
  names(columns) <- c(sapply(plan$scores, function(s) s$name), unlist(lapply(plan$numbers, function(q) q$column)))
  asked <- lapply(plan$profile, function(q) ifelse(data[[q$column]] %in% unlist(q$choices), data[[q$column]], NA))
  used <- complete.cases(do.call(cbind, c(list(y), columns)))
  for (given in asked) used <- used & !is.na(given)
  columns <- lapply(columns, function(x) x[used])
  for (place in seq_along(plan$profile)) {
    q <- plan$profile[[place]]; given <- asked[[place]][used]; observed <- Filter(function(c) any(given == c), unlist(q$choices))
    for (c in observed[-1]) columns[[paste0(q$column, "=", c)]] <- as.numeric(given == c)
  }
  list(y = y[used], X = as.data.frame(columns, check.names = FALSE, optional = TRUE))
}
"""
