"""The faults: each changes one line of a file of `analysis/`, in a way that prints a plausible and wrong number or verdict."""

from typing import NamedTuple


class Fault(NamedTuple):
    """In `file`, `right` (which stands there once) becomes `wrong`."""

    file: str
    right: str
    wrong: str


FAULTS = (
    # reliability
    Fault("formulas/alpha.py", "return k / (k - 1) * (1 - float(np.trace", "return k / k * (1 - float(np.trace"),
    Fault("formulas/alpha.py", "df = n - 1, (n - 1) * (k - 1)", "df = n - 1, (n - 1) * k"),
    Fault("formulas/alpha.py", "squares + trace**2 - 2 * trace * rows", "squares + trace**2 - trace * rows"),
    Fault("formulas/alpha.py", "means[:, k : 2 * k] - means[:, :k] ** 2", "means[:, k : 2 * k]"),
    Fault("formulas/alpha.py", "return 2 * r / (1 + r)", "return r / (1 + r)"),
    Fault("formulas/alpha.py", "first * second / (first + second) ** 2, r * r", "0.25, r * r"),
    Fault("formulas/difference_score.py", "below = e + p - 2 * ep", "below = e + p - ep"),
    Fault(
        "formulas/omega_total.py", "float(model.loadings @ np.sqrt(variances)) ** 2", "float(model.loadings.sum()) ** 2"
    ),
    Fault("tally/distribution.py", "(n * (n - 1))) / self.divisor", "(n * n)) / self.divisor"),
    Fault("formulas/moments.py", "half = t_quantile(n - 1) * sd", "half = t_quantile(n) * sd"),
    # gaps
    Fault("formulas/paired_tests.py", "t = dz * math.sqrt(n)", "t = dz * math.sqrt(n - 1)"),
    Fault("formulas/multiple_tests.py", "np.maximum.accumulate(known[order] * steps)", "known[order] * len(known)"),
    Fault("formulas/paired_tests.py", "values[values != 0]", "values"),
    Fault("formulas/paired_tests.py", "(2 * n + 1) - ties) / 48", "(2 * n + 1)) / 48"),
    Fault("formulas/paired_tests.py", "np.rint(2 * ranks)", "2 * np.rint(ranks)"),
    Fault("formulas/paired_tests.py", "if n <= LARGEST_EXACT:", "if n < LARGEST_EXACT:"),
    Fault(
        "methods/gaps/gap_analysis.py",
        "return expectation[ok], perception[ok]",
        "return perception[ok], expectation[ok]",
    ),
    Fault("methods/gaps/gap_analysis.py", "if share > ceiling:", "if share > 1:"),
    Fault("tally/counting.py", "(own[used] * gaps[used]).sum(axis=1)", "(own[used] * gaps[used].mean()).sum(axis=1)"),
    Fault(
        "tally/counting.py",
        "self.known[:, self._columns(items, key.complete_on)].all(axis=1)",
        "self.known.any(axis=1)",
    ),
    Fault("item_matrices.py", "scale.min + scale.max - wide(", "scale.max - wide("),
    Fault("item_matrices.py", "present.all(axis=1)", "present.any(axis=1)"),
    # groups and ranks
    Fault(
        "formulas/comparisons.py",
        "_t_test(groups, *_welch(groups))",
        "_t_test(groups, _welch(groups)[0], groups.df_within)",
    ),
    Fault(
        "formulas/comparisons.py", 'stats.levene(*samples, center="median")', 'stats.levene(*samples, center="mean")'
    ),
    Fault("formulas/comparisons.py", "(len(groups.n) - 1) * mean_square)", "len(groups.n) * mean_square)"),
    Fault("formulas/ranks.py", "N * (N + 1) / 12 - self.ties / (12 * (N - 1))", "N * (N + 1) / 12"),
    Fault("formulas/ranks.py", "if ranks.total <= LARGEST_EXACT:", "if ranks.total < 0:"),
    Fault("formulas/ranks.py", "np.abs(sums - middle) >= found - 1e-6", "np.abs(sums - middle) > found + 1e-6"),
    Fault("formulas/ranks.py", "return 2 * u / float(n1 * n2) - 1", "return 1 - 2 * u / float(n1 * n2)"),
    Fault("formulas/ranks.py", "(n1 + n2 + 1) / (3 * n1 * n2)", "(n1 + n2) / (3 * n1 * n2)"),
    Fault("formulas/ranks.py", "float(1 / ranks.n[first] + 1 / ranks.n[second])", "float(1 / ranks.n[first])"),
    Fault(
        "formulas/effects.py",
        "Interval(ends.lower / math.sqrt(n), ends.upper",
        "Interval(ends.lower / math.sqrt(n - 1), ends.upper",
    ),
    Fault("formulas/studentized_range.py", "inside ** (groups - 1)", "inside**groups"),
    Fault("formulas/comparisons.py", '_one_way(groups, "unequal")', '_one_way(groups, "equal")'),
    # shares, tables, agreement
    Fault("formulas/proportions.py", "4 * n * p * (1 - p) + z**2", "4 * n * p * (1 - p)"),
    Fault("formulas/contingency.py", "correction=False)", "correction=True)"),
    Fault("formulas/contingency.py", "if least >= LEAST_EXPECTED:", "if least >= 0:"),
    Fault("formulas/contingency.py", "rows * columns * (1 - rows) * (1 - columns)", "rows * columns * (1 - rows)"),
    Fault("methods/cohen/funnel.py", "inside = asked & passed", "inside = asked"),
    # validity and factors
    Fault("formulas/validity.py", "math.sqrt(t * t + n - 2)", "math.sqrt(t * t + n)"),
    Fault("formulas/validity.py", "level / 2 if two_tailed else level", "level"),
    Fault("formulas/htmt.py", "math.sqrt(within[0] * within[1])", "(within[0] * within[1])"),
    Fault("methods/validity/item_total.py", "min(r, item.item_rest_r)", "item.item_total_r"),
    Fault("formulas/adequacy.py", "(n - 1 - (2 * p + 5) / 6)", "(n - (2 * p + 5) / 6)"),
    Fault("formulas/adequacy.py", "np.fill_diagonal(q_squares, 0)", "np.fill_diagonal(r_squares, 0)"),
    Fault(
        "formulas/parallel_analysis.py",
        "df = n - 1 - np.arange(variables)",
        "df = n + variables - np.arange(variables)",
    ),
    Fault("methods/factors/number.py", "np.quantile(drawn, CHANCE_POINT, axis=0)", "np.quantile(drawn, 0.5, axis=0)"),
    Fault("formulas/hierarchy.py", "np.clip(second.loadings[:, 0], -1.0, 1.0)", "second.loadings[:, 0]"),
    Fault("formulas/hierarchy.py", "oblique.pattern * np.sqrt(1 - gamma**2)", "oblique.pattern * (1 - gamma**2)"),
    Fault("formulas/rotation.py", "rows = loadings / length[:, None]", "rows = loadings"),
    Fault(
        "formulas/rotation.py",
        "return float((squares * others).sum() / 4), pattern * others",
        "return float((squares * others).sum() / 4), pattern * squares",
    ),
    Fault(
        "formulas/fit_indexes.py",
        "rmsea=float(np.sqrt(max(chi2 - df, 0.0) / (n * df)))",
        "rmsea=float(np.sqrt(max(chi2 - df, 0.0) / ((n - 1) * df)))",
    ),
    Fault(
        "formulas/fit_indexes.py",
        "(base / base_df - chi2 / df) / (base / base_df - 1)",
        "(base / base_df - chi2 / df) / (base / base_df)",
    ),
    Fault("formulas/fit_indexes.py", "[np.tril_indices(p)]", "[np.tril_indices(p, -1)]"),
    Fault("formulas/fit_indexes.py", "confidence: float = RMSEA_CONFIDENCE", "confidence: float = 0.95"),
    Fault("formulas/full_information.py", "(free - own) / found.df", "(free + own) / found.df"),
    Fault(
        "formulas/full_information.py",
        "[(R - fit.implied)[np.tril_indices(p)], mean]",
        "[(R - fit.implied)[np.tril_indices(p)]]",
    ),
    Fault("formulas/factor_structure.py", "np.fill_diagonal(inner, 0.0)", "np.fill_diagonal(inner, 1.0)"),
    Fault("formulas/weighted_model.py", "scale * chi2 + df - scale * float(np.trace(ug))", "scale * chi2"),
    Fault("formulas/weighted_model.py", "n / (n - 1) * pull", "pull"),
    Fault("formulas/weighted_model.py", "narrower.chi2 - wider.chi2", "narrower.indexes.chi2 - wider.indexes.chi2"),
    Fault("formulas/model_changes.py", "own @ bent - across @ solved @ across", "own @ bent"),
    Fault("methods/invariance/tables.py", "if steps.failed is not None or", "if"),
    Fault("methods/cfa/second_order.py", "if change[2] < LEVEL", "if change[2] > LEVEL"),
    # regression
    Fault(
        "formulas/relative_importance.py",
        "math.factorial(k - s - 1) / math.factorial(k)",
        "math.factorial(k - s - 1) / math.factorial(k) / 2",
    ),
    Fault("formulas/relative_importance.py", "products -= means[:, :m, None] * means[:, None, :m]", "products -= 0"),
    Fault("formulas/lilliefors.py", "values.std(ddof=1), np.sort", "values.std(), np.sort"),
    Fault("formulas/lilliefors.py", "** 0.49, LARGEST_OWN", "** 0.5, LARGEST_OWN"),
    Fault("formulas/influence.py", "(p * variance * slack**2)", "(p * variance * slack)"),
    Fault("formulas/parallel_slopes.py", "above[j] - above[i] * above[j]", "above[i] - above[i] * above[j]"),
    # resampling
    Fault(
        "formulas/resampling.py",
        "rng.multinomial(n, copies / n, size=resamples)",
        "rng.multinomial(n - 1, copies / n, size=resamples)",
    ),
    Fault(
        "formulas/resampling.py",
        "drawn[start : start + _RESAMPLES_AT_ONCE, place]",
        "[size] * len(drawn[start : start + _RESAMPLES_AT_ONCE])",
    ),
    Fault("formulas/resampling.py", "[(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2]", "[1 - CONFIDENCE, CONFIDENCE]"),
    Fault("formulas/association.py", "else 1.0) / (n - 3)", "else 1.0) / n"),
    Fault("methods/regression/blocks.py", "change / df1 / ((1 - r2) / df2)", "change / df1 / ((1 - before) / df2)"),
    Fault("methods/factors/number.py", "observed > KAISERS_EIGENVALUE", "observed >= limit"),
    Fault("formulas/rotation.py", "np.abs(turned) ** (_PROMAX_POWER - 1)", "np.abs(turned) ** _PROMAX_POWER"),
    # the index, priorities, waves, quality
    Fault("methods/skm/index_interval.py", "int(count) ** 2 for count", "int(count) for count"),
    Fault("methods/skm/index_interval.py", "(n - 1) / n)", "n / n)"),
    Fault(
        "methods/skm/index_interval.py", "float(Fraction(lowest) - HALF_STEP - ikm)", "float(Fraction(lowest) - ikm)"
    ),
    Fault("tally/pairs.py", "n=int(answered.any(axis=1).sum())", "n=len(X)"),
    Fault("methods/priorities/importance_performance.py", 'return "B" if good else "A"', 'return "A" if good else "B"'),
    Fault(
        "methods/priorities/importance_performance.py", "means.performance > cross[1]", "means.performance >= cross[1]"
    ),
    Fault(
        "methods/priorities/importance_performance.py",
        "means.importance * (top - means.performance)",
        "top - means.performance",
    ),
    Fault("methods/priorities/quadrant_stability.py", "known[QUADRANTS.index(row.quadrant)]", "max(known)"),
    Fault("methods/priorities/improve_and_keep.py", "not below and not short for", "not short for"),
    Fault(
        "methods/priorities/improve_and_keep.py",
        "share >= SURE_SHARE and apart < SURE_LEVEL and certain",
        "share >= SURE_SHARE",
    ),
    Fault("methods/priorities/improve_and_keep.py", "places - inside.sum(axis=1, keepdims=True)", "places"),
    Fault("methods/trend/change.py", "samples = after, before", "samples = before, after"),
    Fault("methods/quality/sheet_measures.py", 'np.where(frame["sqd_mode"] == "paper", np.nan, seconds)', "seconds"),
    Fault("units/rank_ranges.py", "(1 + int(up), len(estimates) - int(down))", "(1 + int(up), 1 + int(up))"),
    Fault("formulas/welch.py", "return math.sqrt(total), total**2", "return total, total**2"),
    Fault("units/between_unit_variance.py", "(q - (k - 1)) /", "q /"),
    Fault("units/between_unit_variance.py", "(usual - 1) * within", "usual * within"),
    # how the sample was drawn
    Fault("formulas/sample_design.py", "(1 - drawn[h]) * counts[h] / (counts[h] - 1)", "(1 - drawn[h])"),
    Fault("formulas/sample_design.py", "centred = own - own.mean(axis=0)", "centred = own"),
    Fault("formulas/sample_design.py", "size = (n - float((sizes**2).sum()) / n) / (groups - 1)", "size = n / groups"),
    Fault("formulas/sample_design.py", "df = design.df - X.shape[1]", "df = design.df"),
    Fault("formulas/sample_design.py", "present = ~np.isnan(X) & inside[:, None]", "present = ~np.isnan(X)"),
    Fault("formulas/sample_design.py", "or not self.varies", ""),
    Fault("methods/design/drawn.py", ".astimezone().date()", ".date()"),
    Fault("methods/gaps/designed.py", "(matrix * given / points.total).sum(axis=1)", "(matrix * given).mean(axis=1)"),
    # methods of the lab
    Fault("formulas/intraclass.py", "within=within / (n * (k - 1)),", "within=within / (n * k),"),
    Fault("formulas/intraclass.py", "b - high * e) / (high * common + n * b)", "b - high * e) / (high * common)"),
    Fault("formulas/mediation.py", "b[:, before, None]", "b[:, :k]"),
    Fault("methods/mediation/tables.py", "(a.b or 0.0) * (b.se or 0.0)", "(b.se or 0.0)"),
    Fault("methods/mediation/tables.py", "if through and beside:", "if through or beside:"),
    Fault("formulas/factorial.py", "others = [other for other in others if other != BOTH]", "pass"),
    Fault("formulas/factorial.py", "covariates - covariates.mean(axis=0)", "covariates"),
    Fault("formulas/factorial.py", "eta_partial=ss / (ss + rss)", "eta_partial=ss / rss"),
    Fault("formulas/equivalence.py", "se = 2 * margin / (", "se = margin / ("),
    Fault("formulas/equivalence.py", 'usevar="unequal"', 'usevar="pooled"'),
    Fault(
        "formulas/binary_logit.py",
        "math.expm1(-self.likelihood_ratio / self.n) /",
        "-math.expm1(-self.likelihood_ratio) /",
    ),
    Fault("formulas/binary_logit.py", "turned[0, k] = -1.0", "turned[0, k] = 1.0"),
    Fault(
        "methods/penalty_reward/contrast.py",
        "answers < (scale.min + scale.max) / 2",
        "answers <= (scale.min + scale.max) / 2",
    ),
    Fault("methods/penalty_reward/tables.py", "(won - lost) / reach", "(won + lost) / reach"),
    Fault("formulas/repeated_measures.py", "(alike + 1) / 2", "alike / 2"),
    Fault("formulas/robust_fit.py", "Z[:, lower[1]] - R", "Z[:, lower[1]]"),
    Fault("formulas/graded_response.py", "information / (information + 1)", "information / (information + 2)"),
    Fault("formulas/graded_response.py", "/ a, c / a**2]", "/ a, c / a]"),
    Fault("methods/graded_response/dif.py", "_told(own, y, total, group)", "_told(own, y, total - y, group)"),
    Fault("formulas/ordered_logit.py", "f * self.turned * (1 - 2 * self.a)", "f * (1 - 2 * self.a)"),
    Fault("formulas/repeated_measures.py", "f * df1 / (f * df1 + df2)", "f * df1 / (f + df2)"),
    Fault("formulas/contingency.py", "n * rows * columns * (1 - rows) * (1 - columns)", "n * rows * columns"),
    Fault("formulas/contingency.py", "if least >= LEAST_EXPECTED:", "if least >= 1:"),
    Fault("methods/funnels/passing.py", "inside = asked & passed", "inside = passed"),
    Fault("methods/funnels/numbers.py", "values[-k])) if k", "values[-1])) if k"),
    Fault("methods/single_factor/run.py", "(one.standardised**2).mean()", "one.standardised.mean()"),
    # limits
    Fault("thresholds.py", "LEVEL: Final = 0.05", "LEVEL: Final = 0.10"),
    Fault("thresholds.py", "FEW_RESPONSES: Final = 30", "FEW_RESPONSES: Final = 10"),
    Fault("thresholds.py", "DURBIN_WATSON_RANGE: Final = (1.5, 2.5)", "DURBIN_WATSON_RANGE: Final = (1.5, 2.7)"),
    Fault("thresholds.py", "SURE_SHARE: Final = 0.90", "SURE_SHARE: Final = 0.50"),
    Fault("thresholds.py", "LARGEST_CONDITION_NUMBER: Final = 30", "LARGEST_CONDITION_NUMBER: Final = 300"),
)
