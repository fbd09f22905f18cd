"""The replication as SPSS syntax; GNU PSPP runs it too."""

from collections.abc import Iterator, Sequence

from exports.replication.plan import Answer, GapTest, Model, Plan, Scale

HEAD = """\
* Replication of a Servqual Desk analysis in SPSS or GNU PSPP.
* Open it in this folder; it reads data.csv (answers as given; an empty cell is missing).
SET DECIMAL=DOT.
GET DATA /TYPE=TXT /FILE="data.csv" /DELIMITERS="," /QUALIFIER='"' /FIRSTCASE=2 /VARIABLES=
"""
WIDEST = 100  # SPSS reads no line of more than 256 characters


def spss_syntax(plan: Plan) -> str:
    """The whole syntax."""
    variables = "\n".join(f"  {column} F12.6" for column in plan.columns)
    return "\n".join([f"{HEAD}{variables}.", *_turned(plan), *_reliability(plan), *_gaps(plan), *_models(plan), ""])


def _turned(plan: Plan) -> Iterator[str]:
    everything = [answer for scale in plan.scales for answer in (*scale.answers, *scale.minus)]
    everything += [answer for gap in plan.gaps for answer in (*gap.perception, *gap.expectation)]
    for answer in dict.fromkeys(everything):
        if answer.turn is not None:
            yield f"COMPUTE {answer.column} = {answer.turn} - {answer.column}."


def _names(answers: Sequence[Answer]) -> str:
    return _wrapped([answer.column for answer in answers])


def _wrapped(words: Sequence[str], between: str = " ") -> str:
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
        yield f"* Reliability of {scale.id}, {scale.battery}.\nRELIABILITY /VARIABLES={_wrapped(names)} /MODEL=ALPHA."


def _mean(name: str, answers: Sequence[Answer]) -> str:
    return f"COMPUTE {name} = ({_wrapped([answer.column for answer in answers], ' + ')}) / {len(answers)}."


def _gaps(plan: Plan) -> Iterator[str]:
    for number, gap in enumerate(plan.gaps, start=1):
        yield from _gap(number, gap)


def _gap(number: int, gap: GapTest) -> Iterator[str]:
    """Sums are compared for the ranks (whole numbers keep their ties), means for the t test."""
    sums = [f"ps_{number}", f"es_{number}"]
    for name, answers in zip(sums, (gap.perception, gap.expectation), strict=True):
        yield f"COMPUTE {name} = {_wrapped([answer.column for answer in answers], ' + ')}."
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
        f"REGRESSION /VARIABLES={_wrapped([model.outcome, *names])}\n"
        f"  /DEPENDENT={model.outcome} /METHOD=ENTER /STATISTICS=COEFF R ANOVA CI(95)."
    )


def _predictor(name: str, scale: Scale) -> Iterator[str]:
    yield f"* {name} is {scale.id}, {scale.battery}."
    if not scale.minus:
        yield _mean(name, scale.answers)
        return
    pairs = zip(scale.answers, scale.minus, strict=True)
    terms = [f"({perception.column} - {expectation.column})" for perception, expectation in pairs]
    yield f"COMPUTE {name} = ({_wrapped(terms, ' + ')}) / {len(terms)}."
