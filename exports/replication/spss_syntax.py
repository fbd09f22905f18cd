"""The replication as SPSS syntax; GNU PSPP runs it too."""

from collections.abc import Iterator, Sequence

from exports.replication.analysis_plan import Answer, GapTest, Model, Plan, Scale

HEAD = """\
* Replication of a Servqual Desk analysis in SPSS or GNU PSPP.
* Open it in this folder; it reads data.csv (answers as given; an empty cell is missing).
* Beside the output it writes results-spss.csv: alphas, gaps with t and p, the satisfaction index;
* its names are those of results-servqual-desk.json.
SET DECIMAL=DOT.
GET DATA /TYPE=TXT /FILE="data.csv" /DELIMITERS="," /QUALIFIER='"' /FIRSTCASE=2 /VARIABLES=
"""
WIDEST = 100  # SPSS reads no line of more than 256 characters


def spss_syntax(plan: Plan) -> str:
    """The whole syntax."""
    variables = "\n".join(f"  {column} F12.6" for column in plan.columns)
    return "\n".join(
        [f"{HEAD}{variables}.", *_turned(plan), *_reliability(plan), *_gaps(plan), *_models(plan), *_results(plan), ""]
    )


def _turned(plan: Plan) -> Iterator[str]:
    everything = [answer for scale in plan.scales for answer in (*scale.answers, *scale.minus)]
    everything += [answer for gap in plan.gaps for answer in (*gap.perception, *gap.expectation)]
    for answer in dict.fromkeys(everything):
        if answer.turn is not None:
            yield f"COMPUTE {answer.column} = {answer.turn} - {answer.column}."


def wrapped(words: Sequence[str], between: str = " ") -> str:
    lines, line = [], ""
    for place, word in enumerate(words):
        piece = word if place == len(words) - 1 else word + between
        if line and len(line) + len(piece) > WIDEST:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return "\n    ".join([*lines, line])


def _difference(number: int) -> str:
    return f"gap_{number}"


def _reliability(plan: Plan) -> Iterator[str]:
    number = 0
    for scale in plan.scales:
        names = [answer.column for answer in scale.answers]
        if scale.minus:
            names = []
            for perception, expectation in zip(scale.answers, scale.minus, strict=True):
                number += 1
                names.append(_difference(number))
                yield f"COMPUTE {_difference(number)} = {perception.column} - {expectation.column}."
        yield f"* Reliability of {scale.id}, {scale.battery}.\nRELIABILITY /VARIABLES={wrapped(names)} /MODEL=ALPHA."


def _mean(name: str, answers: Sequence[Answer]) -> str:
    return f"COMPUTE {name} = ({wrapped([answer.column for answer in answers], ' + ')}) / {len(answers)}."


def _gaps(plan: Plan) -> Iterator[str]:
    for number, gap in enumerate(plan.gaps, start=1):
        yield from _gap(number, gap)


def _gap(number: int, gap: GapTest) -> Iterator[str]:
    """Sums are compared for the ranks (whole numbers keep their ties), means for the t test."""
    sums = [f"ps_{number}", f"es_{number}"]
    for name, answers in zip(sums, (gap.perception, gap.expectation), strict=True):
        yield f"COMPUTE {name} = {wrapped([answer.column for answer in answers], ' + ')}."
        yield _mean(name.replace("s_", "m_"), answers)
    means = [name.replace("s_", "m_") for name in sums]
    yield f"* Gap of {gap.id}.\nT-TEST PAIRS={means[0]} WITH {means[1]} (PAIRED)."
    yield f"NPAR TESTS /WILCOXON={sums[0]} WITH {sums[1]} (PAIRED)."


def _models(plan: Plan) -> Iterator[str]:
    for number, model in enumerate(plan.models, start=1):
        yield from _model(number, model)


def _model(number: int, model: Model) -> Iterator[str]:
    names = [f"x{number}_{place}" for place in range(1, len(model.dimensions) + 1)]
    for name, scale in zip(names, model.dimensions, strict=True):
        yield from _predictor(name, scale)
    yield (
        f"REGRESSION /VARIABLES={wrapped([model.outcome, *names])}\n"
        f"  /DEPENDENT={model.outcome} /METHOD=ENTER /STATISTICS=COEFF R ANOVA CI(95)."
    )


def _predictor(name: str, scale: Scale) -> Iterator[str]:
    yield f"* {name} is {scale.id}, {scale.battery}."
    if not scale.minus:
        yield _mean(name, scale.answers)
        return
    pairs = zip(scale.answers, scale.minus, strict=True)
    terms = [f"({perception.column} - {expectation.column})" for perception, expectation in pairs]
    yield f"COMPUTE {name} = ({wrapped(terms, ' + ')}) / {len(terms)}."


def _results(plan: Plan) -> Iterator[str]:
    """The numbers that a script can write as a file: one row, a column a number."""
    yield "COMPUTE everyone = 1."
    yield from _scored_rows(plan)
    yield f"AGGREGATE OUTFILE=* /BREAK=everyone\n    {wrapped(list(_aggregates(plan)))}."
    wanted: list[str] = []
    for name, formula in _formulas(plan):
        if formula:
            yield f"COMPUTE {name} = {formula}."
        wanted.append(name)
    yield f"FORMATS {wrapped(wanted)} (F24.16)."
    yield f'SAVE TRANSLATE /OUTFILE="results-spss.csv" /TYPE=CSV /REPLACE /FIELDNAMES\n  /KEEP={wrapped(wanted)}.'


def _scored_rows(plan: Plan) -> Iterator[str]:
    """A row's gaps, and its scales' items and sums: missing where an item of the scale is."""
    for number, _gap_test in enumerate(plan.gaps, start=1):
        yield f"COMPUTE d_{number} = pm_{number} - em_{number}."
    for number, scale in enumerate(plan.scales, start=1):
        items = _items(scale)
        yield f"COMPUTE sum_{number} = {wrapped(items, ' + ')}."
        for place, item in enumerate(items, start=1):
            yield f"COMPUTE it_{number}_{place} = {item} + sum_{number} - sum_{number}."  # 0 * missing would be 0


def _items(scale: Scale) -> list[str]:
    if not scale.minus:
        return [answer.column for answer in scale.answers]
    return [f"({p.column} - {e.column})" for p, e in zip(scale.answers, scale.minus, strict=True)]


def _aggregates(plan: Plan) -> Iterator[str]:
    for number, gap in enumerate(plan.gaps, start=1):
        name = _gap_name(gap)
        yield f"/{name}.n = N(d_{number}) /{name}.gap = MEAN(d_{number}) /sd_{number} = SD(d_{number})"
    for number, scale in enumerate(plan.scales, start=1):
        yield f"/{_scale_name(scale)}.n = N(sum_{number}) /sds_{number} = SD(sum_{number})"
        for place in range(1, len(scale.answers) + 1):
            yield f"/sdi_{number}_{place} = SD(it_{number}_{place})"
    for element in plan.elements:
        name, column = f"skm.elements.{element.id}", element.answer.column
        yield f"/{name}.n = N({column}) /{name}.nrr = MEAN({column})"


def _formulas(plan: Plan) -> Iterator[tuple[str, str]]:
    """Every number of the file, and how it follows from the aggregates; "" where it is one."""
    for number, gap in enumerate(plan.gaps, start=1):
        name = _gap_name(gap)
        yield from ((f"{name}.n", ""), (f"{name}.gap", ""))
        yield f"{name}.t", f"{name}.gap / (sd_{number} / SQRT({name}.n))"
        yield f"{name}.p", f"2 * (1 - CDF.T(ABS({name}.t), {name}.n - 1))"
    for number, scale in enumerate(plan.scales, start=1):
        k = len(scale.answers)
        variances = wrapped([f"sdi_{number}_{place} ** 2" for place in range(1, k + 1)], " + ")
        yield f"{_scale_name(scale)}.n", ""
        yield f"{_scale_name(scale)}.alpha", f"{k} / {k - 1} * (1 - ({variances}) / sds_{number} ** 2)"
    for element in plan.elements:
        yield from ((f"skm.elements.{element.id}.{what}", "") for what in ("n", "nrr"))
    if plan.elements:
        means = wrapped([f"skm.elements.{element.id}.nrr" for element in plan.elements], " + ")
        yield "skm.ikm", f"25 * ({means}) / {len(plan.elements)}"


def _gap_name(gap: GapTest) -> str:
    return f"gaps.{gap.table}.{gap.id}"


def _scale_name(scale: Scale) -> str:
    return f"reliability.{scale.id.replace('/', '.')}.{scale.battery}"
