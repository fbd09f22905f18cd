"""The rarer methods of the lab as SPSS syntax: their procedures in the output; GNU PSPP runs what it knows of them."""

from collections.abc import Iterator

from exports.replication.lab_plan import Plan
from exports.replication.lab_spss import regressed, scored, syntax, variable, wrapped


def ranks_of_scores(plan: Plan) -> str:
    """Friedman's test and paired t of the dimensions of each block in the output; repeated measures by SPSS alone."""
    scores = [{**s, "block": b} for b, block in enumerate(plan["blocks"]) for s in block["scores"]]
    return syntax({**plan, "scores": scores}, _ranks(scores))


def _ranks(scores: list[Plan]) -> Iterator[str]:
    yield "* In SPSS: GLM with these variables as levels of one within-subjects factor gives F, epsilon and Mauchly's W."
    for block in sorted({s["block"] for s in scores}):
        names = wrapped([variable(n) for n, s in enumerate(scores, start=1) if s["block"] == block])
        yield f"NPAR TESTS /FRIEDMAN = {names}."
        yield f"T-TEST PAIRS = {names}."


def two_groupings_of_scores(plan: Plan) -> str:
    """Analysis of variance of every score by both groupings in the output."""
    first, second = (q["column"] for q in plan["profile"])
    names = wrapped([variable(n) for n, _score in enumerate(plan["scores"], start=1)])
    kind = 2 if plan["type_2"] else 3
    return syntax(plan, iter([*_numbered(first, "group_1"), *_numbered(second, "group_2"), *_glm(plan, names, kind)]))


def _numbered(column: str, name: str) -> list[str]:
    return [f"AUTORECODE VARIABLES={column} /INTO {name}."]


def _glm(plan: Plan, names: str, kind: int) -> Iterator[str]:
    for name in names.split():
        if plan["held"]:
            held = wrapped([q["column"] for q in plan["held"]])
            yield f"* In SPSS: UNIANOVA {name} BY group_1 group_2 WITH {held} /METHOD=SSTYPE({kind})."
        yield f"GLM {name} BY group_1 group_2 /METHOD=SSTYPE({kind})."


def contrasts_of_items(plan: Plan) -> str:
    """The outcome on low and top answers in the output, item by item or all together."""
    return syntax(plan, _contrasts(plan))


def _contrasts(plan: Plan) -> Iterator[str]:
    names = []
    for item in plan["items"]:
        answer, low, top = scored(item), f"low_{item['item']}", f"top_{item['item']}"
        yield f"COMPUTE {low} = {answer} < {item['middle']}.\nCOMPUTE {top} = {answer} = {item['top']}."
        names.append([low, top])
    for group in [[name for pair in names for name in pair]] if plan["together"] else names:
        yield regressed(plan["outcome"], group)


def regressions_of_a_chain(plan: Plan) -> str:
    """The three regressions in the output; a 0/1 column for each answer of a profile question is made by hand there."""
    return syntax(plan if plan["ends_in_yes"] else {k: v for k, v in plan.items() if k != "no"}, _chain(plan))


def _chain(plan: Plan) -> Iterator[str]:
    own = [variable(n) for n, _score in enumerate(plan["scores"], start=1)]
    held, outcome = [q["column"] for q in plan["numbers"] if q["column"] != plan["mediator"]], plan["outcome"]
    if plan["ends_in_yes"]:
        yield f'IF ({outcome} = "yes") said_yes = 1.\nIF ({outcome} = "{plan["no"]}") said_yes = 0.'
        outcome = "said_yes"
    for target, among in (
        (plan["mediator"], [*own, *held]),
        (outcome, [*own, *held, plan["mediator"]]),
        (outcome, [*own, *held]),
    ):
        yield regressed(target, among)


def components_of_items(plan: Plan) -> str:
    """Eigenvalues, KMO and Bartlett's test of each questionnaire and battery in the output."""
    return syntax(plan, _components(plan))


def _components(plan: Plan) -> Iterator[str]:
    for place, block in enumerate(plan["blocks"], start=1):
        names = [f"item_{place}_{n}" for n, _answer in enumerate(block["answers"], start=1)]
        for name, answer in zip(names, block["answers"], strict=True):
            yield f"COMPUTE {name} = {scored(answer)}."
        yield f"* {block['family']}, {block['battery']}."
        yield f"FACTOR /VARIABLES={wrapped(names)}\n  /PRINT=INITIAL KMO EXTRACTION /EXTRACTION=PC /ROTATION=NOROTATE."


def means_of_items(plan: Plan) -> str:
    """Mean importance and performance in the output."""
    names = list(dict.fromkeys(i[side]["column"] for i in plan["items"] for side in ("importance", "performance")))
    return syntax(plan, iter([f"DESCRIPTIVES /VARIABLES={wrapped(names)}."]))


def waves_of_scores(plan: Plan) -> str:
    """Means by wave, and t and Mann–Whitney between both waves, in the output."""
    names = wrapped([variable(n) for n, _score in enumerate(plan["scores"], start=1)])
    lines = [
        f"MEANS TABLES = {names} BY sqd_wave.",
        f'COMPUTE later = 9.\nIF (sqd_wave = "{plan["before"]}") later = 0.\nIF (sqd_wave = "{plan["after"]}") later = 1.',
        f"T-TEST GROUPS = later(0, 1) /VARIABLES={names}.",
        f"NPAR TESTS /MANN-WHITNEY = {names} BY later(0, 1).",
    ]
    return syntax(plan, iter(lines))


def crossed_answers(plan: Plan) -> str:
    """The cross-table in the output, with chi-square, Cramér's V and adjusted residuals."""
    question, by = (q["column"] for q in plan["profile"])
    shown = f"CROSSTABS /TABLES={question} BY {by} /STATISTICS=CHISQ PHI /CELLS=COUNT COLUMN ASRESIDUAL."
    return syntax(plan, iter([f'SELECT IF ({question} <> "" AND {by} <> "").', shown]))


def counted_steps(plan: Plan) -> str:
    """How many gave each answer to each step in the output."""
    return syntax(
        plan, iter([f"FREQUENCIES /VARIABLES={wrapped([n for chain in plan['chains'] for n in chain['steps']])}."])
    )
