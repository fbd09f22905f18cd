"""The methods of the lab as SPSS syntax, and what all syntax has in common; GNU PSPP runs it too."""

from collections.abc import Iterator, Sequence
from typing import Any

from exports.replication.lab_plan import Plan, columns_of

HEAD = """\
* Replication of an analysis of Servqual Desk in SPSS or GNU PSPP.
* Open it in this folder; it reads data.csv (answers as given; an empty cell is missing).
* What it can write as a file stands in results-spss.csv: one row, a column a number.
SET DECIMAL=DOT.
GET DATA /TYPE=TXT /FILE="data.csv" /DELIMITERS="," /QUALIFIER='"' /FIRSTCASE=2 /VARIABLES=
"""
WIDEST = 100  # SPSS reads no line of more than 256 characters


def means_of_scores(plan: Plan) -> str:
    """n, mean and standard deviation of every score, as a file."""
    return syntax(plan, aggregated(plan, ()))


def tests_of_scores(plan: Plan) -> str:
    """The same, with Student's t against each target and its p."""
    formulas = []
    for score in plan["scores"]:
        name = _name(score)
        formulas.append((f"{name}.t", f"({name}.mean - {score['target']}) / ({name}.sd / SQRT({name}.n))"))
        formulas.append((f"{name}.p", f"2 * (1 - CDF.T(ABS({name}.t), {name}.n - 1))"))
    return syntax(plan, aggregated(plan, formulas))


def correlations_of_scores(plan: Plan) -> str:
    """All scores with each other in the output: r, or the ranks' coefficients, or partial r."""
    names = [variable(number) for number, _score in enumerate(plan["scores"], start=1)]
    held = [score["name"] for score in plan["controls"]]
    if held:
        shown = f"PARTIAL CORR /VARIABLES={wrapped(names)} BY {wrapped(held)}."
        return syntax(plan, iter(["* GNU PSPP knows no partial correlation.", shown]))
    if plan["coefficient"] == "pearson":
        return syntax(plan, iter([f"CORRELATIONS /VARIABLES={wrapped(names)}."]))
    kind = plan["coefficient"].upper()
    return syntax(
        plan,
        iter(["* GNU PSPP knows no correlation of ranks.", f"NONPAR CORR /VARIABLES={wrapped(names)} /PRINT={kind}."]),
    )


def reliability_of_scales(plan: Plan) -> str:
    """Corrected item–total correlations in the output."""
    return syntax(plan, _reliability(plan))


def regression_on_scores(plan: Plan) -> str:
    """The regression in the output; a 0/1 column for each answer but the first is made by hand there, and so are blocks."""
    names = [variable(number) for number, _score in enumerate(plan["scores"], start=1)]
    numbers = [number["column"] for number in plan["numbers"]]
    return syntax(plan, iter([regressed(plan["outcome"], [*numbers, *names])]))


def regressed(target: str, among: Sequence[str]) -> str:
    """A regression in the output."""
    head = f"REGRESSION /VARIABLES={wrapped([target, *among])}\n  /DEPENDENT={target}\n  "
    return head + "/METHOD=ENTER /STATISTICS=COEFF R ANOVA CI(95)."


def logistic_on_scores(plan: Plan) -> str:
    """The logistic regression in the output; 1 is a yes."""
    names = [variable(number) for number, _score in enumerate(plan["scores"], start=1)]
    predictors = [*names, *(number["column"] for number in plan["numbers"])]
    lines = [
        f'IF ({plan["outcome"]} = "yes") said_yes = 1.\nIF ({plan["outcome"]} = "{plan["no"]}") said_yes = 0.',
        f"LOGISTIC REGRESSION VARIABLES = said_yes WITH {wrapped(predictors)} /PRINT=CI(95).",
    ]
    return syntax(plan, iter(lines))


def groups_of_scores(plan: Plan) -> str:
    """One-way analysis of variance of every score in the output, the groups numbered in the order of their names."""
    names = [variable(number) for number, _score in enumerate(plan["scores"], start=1)]
    by = plan["profile"][0]["column"]
    shown = f"ONEWAY /VARIABLES={wrapped(names)} BY group_number /STATISTICS=DESCRIPTIVES HOMOGENEITY."
    return syntax(plan, iter([f"AUTORECODE VARIABLES={by} /INTO group_number.", shown]))


def index_of_elements(plan: Plan) -> str:
    """Each element's n and mean, and the index of them, as a file."""
    weight = f"1 / {len(plan['elements'])}" if plan["weight"] is None else str(plan["weight"])
    parts, names = list[str](), list[str]()
    for element in plan["elements"]:
        name = f"skm_elements.{element['element']}"
        names += [f"{name}.n", f"{name}.nrr"]
        parts.append(f"/{name}.n = N({element['column']}) /{name}.nrr = MEAN({element['column']})")
    means = wrapped([name for name in names if name.endswith(".nrr")], " + ")
    index = f"COMPUTE skm_index.ikm = 25 * ({weight}) * ({means})."
    return syntax(plan, saved(parts, [index], [*names, "skm_index.ikm"]))


def saved(parts: Sequence[str], formulas: Sequence[str], wanted: Sequence[str]) -> Iterator[str]:
    """The numbers that are a file: the aggregates over everyone, what follows from them, and which of both are written."""
    yield "COMPUTE everyone = 1."
    yield f"AGGREGATE OUTFILE=* /BREAK=everyone\n    {wrapped(parts)}."
    yield from formulas
    yield f"FORMATS {wrapped(wanted)} (F24.16)."
    yield f'SAVE TRANSLATE /OUTFILE="results-spss.csv" /TYPE=CSV /REPLACE /FIELDNAMES\n  /KEEP={wrapped(wanted)}.'


def wrapped(words: Sequence[str], between: str = " ") -> str:
    """Words one after the other, in lines that SPSS reads whole."""
    lines, line = [], ""
    for place, word in enumerate(words):
        piece = word if place == len(words) - 1 else word + between
        if line and len(line) + len(piece) > WIDEST:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return "\n    ".join([*lines, line])


def syntax(plan: Plan, lines: Iterator[str]) -> str:
    """The whole file: what is read, every score, and the lines of the method."""
    texts = {q["column"] for q in plan.get("profile", ())} | ({plan["outcome"]} if "no" in plan else set())
    variables = "\n".join(f"  {name} {'A64' if name in texts else 'F12.6'}" for name in columns_of(plan))
    return "\n".join([f"{HEAD}{variables}.", *_scores(plan), *lines, ""])


def _scores(plan: Plan) -> Iterator[str]:
    for number, score in enumerate(plan.get("scores", ()), start=1):
        sums = [f"{p['times']} * ({wrapped([scored(a) for a in p['answers']], ' + ')})" for p in score["parts"]]
        yield f"* {variable(number)} is {_name(score)}."
        yield f"COMPUTE {variable(number)} = ({wrapped(sums, ' + ')}) / {score['over']}."


def variable(number: int) -> str:
    """What the number-th score is called."""
    return f"score_{number}"


def _name(score: Plan) -> str:
    return f"{score['name'].replace('/', '.')}.{score['battery'] or 'answer'}"


def scored(answer: Any) -> str:
    """One answer as a formula."""
    column, minus, turn = answer["column"], answer.get("minus"), answer.get("turn")
    if minus is not None:
        return f"({minus} - {column})" if turn is not None else f"({column} - {minus})"
    return f"({turn} - {column})" if turn is not None else column


def aggregated(plan: Plan, formulas: Sequence[tuple[str, str]]) -> Iterator[str]:
    names, parts = list[str](), list[str]()
    for number, score in enumerate(plan["scores"], start=1):
        for what, function in (("n", "N"), ("mean", "MEAN"), ("sd", "SD")):
            names.append(f"{_name(score)}.{what}")
            parts.append(f"/{names[-1]} = {function}({variable(number)})")
    wanted = [*names, *(name for name, _formula in formulas)]
    yield from saved(parts, [f"COMPUTE {name} = {formula}." for name, formula in formulas], wanted)


def _reliability(plan: Plan) -> Iterator[str]:
    for number, score in enumerate(plan["scores"], start=1):
        names = []
        for place, answer in enumerate((a for part in score["parts"] for a in part["answers"]), start=1):
            names.append(f"item_{number}_{place}")
            yield f"COMPUTE {names[-1]} = {scored(answer)}."
        yield f"* {_name(score)}.\nRELIABILITY /VARIABLES={wrapped(names)} /MODEL=ALPHA /SUMMARY=TOTAL."
