"""Penalty and reward by other programs: the outcome on low and top answers, item by item or all items together."""

from analysis.answers import dimension_sets
from analysis.methods.penalty_reward.contrast import FEWEST
from analysis.methods.penalty_reward.spec import PenaltyRewardOptions
from analysis.methods.pickers import parts
from exports.replication.lab_plan import Plan, answer_plan
from exports.replication.lab_spss_tests import contrasts_of_items
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError


def plan(instrument: Instrument, options: PenaltyRewardOptions) -> Plan:
    """The outcome, and each item's answer with the middle and the top of its scale.

    Raises:
        DataError: gaps, which have no lowest and no top answer.
    """
    (outcome,), (measure,), (family,) = (parts(options, name, instrument) for name in ("outcome", "measure", "family"))
    if measure == "gap":
        raise DataError(_("A gap has no low and no top answers; choose a battery."))
    items = []
    for item in (item for scale in dimension_sets(instrument, family, measure) for item in scale.items):
        scale = instrument.scale_of(item, measure)
        about = {"item": item.id, "middle": (scale.min + scale.max) / 2, "top": scale.max}
        items.append({**about, **answer_plan(instrument, item, measure)})
    return {"outcome": outcome, "items": items, "together": options.items == "all_together", "fewest": FEWEST}


PYTHON = """
y = data[plan["outcome"]].to_numpy(float)
levels = []
for i in plan["items"]:
    x = answer(i)
    levels.append(np.where(np.isnan(x)[:, None], np.nan, np.column_stack([x < i["middle"], x == i["top"]])))


def enough(own):
    low, top = own.sum(axis=0)
    return min(low, top, len(own) - low - top) >= plan["fewest"]


def rows_of(items, own):
    used = ~np.isnan(np.column_stack([y, *own])).any(axis=1)
    own = [x[used] for x in own]
    told = [place for place, x in enumerate(own) if enough(x)]
    fit = sm.OLS(y[used], sm.add_constant(np.hstack([own[p] for p in told]))).fit() if told else None
    for place, (item, x) in enumerate(zip(items, own)):
        row = {"item": item["item"], "n": len(x), "n_low": int(x[:, 0].sum()), "n_top": int(x[:, 1].sum())}
        if place in told:
            ends = fit.conf_int()
            for side, j in (("penalty", 1 + 2 * told.index(place)), ("reward", 2 + 2 * told.index(place))):
                row |= {side: fit.params[j], side + "_lower": ends[j][0], side + "_upper": ends[j][1]}
                row[side + "_p"] = fit.pvalues[j]
            lost, won = -row["penalty"], row["reward"]
            row |= {"impact_range": abs(lost) + abs(won), "asymmetry": (won - lost) / (abs(lost) + abs(won))}
        yield row


if plan["together"]:
    rows = list(rows_of(plan["items"], levels))
else:
    rows = [row for item, own in zip(plan["items"], levels) for row in rows_of([item], [own])]
for side in ("penalty", "reward"):
    told = with_holm([row for row in rows if side in row], side + "_p", side + "_p_holm")
    rows = [*told, *(row for row in rows if side not in row)]
tables = {"lab_penalty_reward": rows}
"""

R = """
y <- data[[plan$outcome]]
levels <- lapply(plan$items, function(i) { x <- answer(i); cbind(as.numeric(x < i$middle), as.numeric(x == i$top)) })
rows_of <- function(items, own) {
  used <- complete.cases(do.call(cbind, c(list(y), own))); own <- lapply(own, function(x) x[used, , drop = FALSE])
  told <- which(sapply(own, function(x) min(sum(x[, 1]), sum(x[, 2]), nrow(x) - sum(x)) >= plan$fewest))
  if (length(told)) { X <- do.call(cbind, own[told]); fit <- lm(y[used] ~ X); s <- coef(summary(fit)); ends <- confint(fit) }
  lapply(seq_along(items), function(place) {
    x <- own[[place]]; row <- list(item = items[[place]]$item, n = nrow(x), n_low = sum(x[, 1]), n_top = sum(x[, 2]))
    if (place %in% told) {
      j <- 2 * match(place, told); b <- s[j, 1]; won <- s[j + 1, 1]
      row <- c(row, list(penalty = b, penalty_lower = ends[j, 1], penalty_upper = ends[j, 2], penalty_p = s[j, 4], reward = won,
        reward_lower = ends[j + 1, 1], reward_upper = ends[j + 1, 2], reward_p = s[j + 1, 4],
        impact_range = abs(b) + abs(won), asymmetry = (won + b) / (abs(b) + abs(won))))
    }
    row
  })
}
rows <- if (plan$together) rows_of(plan$items, levels) else
  unlist(Map(function(item, own) rows_of(list(item), list(own)), plan$items, levels), recursive = FALSE)
for (side in c("penalty", "reward")) {
  told <- which(sapply(rows, function(row) !is.null(row[[side]])))
  p <- p.adjust(sapply(rows[told], function(row) row[[paste0(side, "_p")]]), "holm")
  for (place in seq_along(told)) rows[[told[place]]][[paste0(side, "_p_holm")]] <- p[place]
}
tables <- list(lab_penalty_reward = rows)
"""

spss = contrasts_of_items
