"""The survey's own analysis as SPSS syntax; GNU PSPP runs it too. What it writes is named as in the analysis' own JSON."""

from collections.abc import Iterator, Sequence
from itertools import chain

from exports.replication.lab_plan import Plan
from exports.replication.lab_spss import regressed, saved, scored, syntax, wrapped


def spss(plan: Plan) -> str:
    """Reliability, gaps and regressions in the output; alphas, gaps with t and p and the satisfaction index as a file."""
    return syntax(plan, chain(_reliability(plan), _gaps(plan), _models(plan), _results(plan)))


def _reliability(plan: Plan) -> Iterator[str]:
    for number, scale in enumerate(plan["scales"], start=1):
        names = _items(number, scale)
        for name, answer in zip(names, scale["answers"], strict=True):
            yield f"COMPUTE {name} = {scored(answer)}."
        yield f"* Reliability of {scale['name']}, {scale['battery']}.\nRELIABILITY /VARIABLES={wrapped(names)} /MODEL=ALPHA."


def _items(number: int, scale: Plan) -> list[str]:
    return [f"item_{number}_{place}" for place in range(1, len(scale["answers"]) + 1)]


def _mean(name: str, terms: Sequence[str]) -> str:
    return f"COMPUTE {name} = ({wrapped(terms, ' + ')}) / {len(terms)}."


def _gaps(plan: Plan) -> Iterator[str]:
    """Sums are compared for the ranks (whole numbers keep their ties), means for the t test."""
    for number, gap in enumerate(plan["gaps"], start=1):
        for side, asked in (("p", "column"), ("e", "minus")):
            terms = [scored({"column": answer[asked], "turn": answer.get("turn")}) for answer in gap["answers"]]
            yield f"COMPUTE {side}s_{number} = {wrapped(terms, ' + ')}."
            yield _mean(f"{side}m_{number}", terms)
        yield f"* Gap of {gap['name']}.\nT-TEST PAIRS=pm_{number} WITH em_{number} (PAIRED)."
        yield f"NPAR TESTS /WILCOXON=ps_{number} WITH es_{number} (PAIRED)."


def _models(plan: Plan) -> Iterator[str]:
    for number, model in enumerate(plan["models"], start=1):
        names = [f"x{number}_{place}" for place in range(1, len(model["dimensions"]) + 1)]
        for name, scale in zip(names, model["dimensions"], strict=True):
            yield f"* {name} is {scale['name']}, {model['predictors']}."
            yield _mean(name, [scored(answer) for answer in scale["answers"]])
        yield regressed(model["outcome"], names)


def _results(plan: Plan) -> Iterator[str]:
    """A row's gaps, and its scales' items and sums, missing where an item of the scale is; of them one row, a column a number."""
    for number, _gap in enumerate(plan["gaps"], start=1):
        yield f"COMPUTE d_{number} = pm_{number} - em_{number}."
    for number, scale in enumerate(plan["scales"], start=1):
        names = _items(number, scale)
        yield f"COMPUTE sum_{number} = {wrapped(names, ' + ')}."
        for name in names:
            yield f"COMPUTE {name} = {name} + sum_{number} - sum_{number}."  # 0 * missing would be 0
    formulas = list(_formulas(plan))
    lines = [f"COMPUTE {name} = {formula}." for name, formula in formulas if formula]
    yield from saved(list(_aggregates(plan)), lines, [name for name, _formula in formulas])


def _aggregates(plan: Plan) -> Iterator[str]:
    for number, gap in enumerate(plan["gaps"], start=1):
        name = _gap_name(gap)
        yield f"/{name}.n = N(d_{number}) /{name}.gap = MEAN(d_{number}) /sd_{number} = SD(d_{number})"
    for number, scale in enumerate(plan["scales"], start=1):
        yield f"/{_scale_name(scale)}.n = N(sum_{number}) /sds_{number} = SD(sum_{number})"
        yield from (f"/sd_{name} = SD({name})" for name in _items(number, scale))
    for element in plan["elements"]:
        name, column = f"skm.elements.{element['element']}", element["column"]
        yield f"/{name}.n = N({column}) /{name}.nrr = MEAN({column})"


def _formulas(plan: Plan) -> Iterator[tuple[str, str]]:
    """Every number of the file, and how it follows from the aggregates; "" where it is one."""
    for number, gap in enumerate(plan["gaps"], start=1):
        name = _gap_name(gap)
        yield from ((f"{name}.n", ""), (f"{name}.gap", ""))
        yield f"{name}.t", f"{name}.gap / (sd_{number} / SQRT({name}.n))"
        yield f"{name}.p", f"2 * (1 - CDF.T(ABS({name}.t), {name}.n - 1))"
    for number, scale in enumerate(plan["scales"], start=1):
        names, k = _items(number, scale), len(scale["answers"])
        variances = wrapped([f"sd_{name} ** 2" for name in names], " + ")
        yield f"{_scale_name(scale)}.n", ""
        yield f"{_scale_name(scale)}.alpha", f"{k} / {k - 1} * (1 - ({variances}) / sds_{number} ** 2)"
    means = [f"skm.elements.{element['element']}.nrr" for element in plan["elements"]]
    yield from ((name, "") for mean in means for name in (mean.removesuffix("nrr") + "n", mean))
    if means:
        yield "skm.ikm", f"25 * ({wrapped(means, ' + ')}) / {len(means)}"


def _gap_name(gap: Plan) -> str:
    return f"gaps.{gap['table']}.{gap['name']}"


def _scale_name(scale: Plan) -> str:
    return f"reliability.{scale['name'].replace('/', '.')}.{scale['battery']}"
