"""How a variable is called in a table: the only place that spells a column's name."""

from collections.abc import Sequence

from msgspec import Struct

from instruments.kinds import Kind, VariableKind, kind_of
from instruments.limits import Limits
from instruments.model import Battery, Choice, Dimension, Instrument, Item, Question, Scale, Text

# Columns that the program adds to a frame or a data file (who, where, when, how); no instrument may use the prefix.
RESERVED_PREFIX = "sqd_"


class Variable(Struct, frozen=True, kw_only=True):
    """One column of answers and what stands behind it.

    An item's variable has `item` and `battery`; a question's has `question`; a weight's has `dimension`.
    """

    name: str
    kind: VariableKind
    label: Text
    scale: Scale | None = None
    choices: tuple[Choice, ...] = ()
    item: Item | None = None
    battery: Battery | None = None
    dimension: Dimension | None = None
    question: Question | None = None

    @property
    def title(self) -> Text:
        """What a table or a filter calls the column."""
        of = self.item or self.question
        return of.name if of else self.label

    @property
    def limits(self) -> Limits:
        """Which answers are plausible."""
        return self.question.limits if self.question else Limits()

    @property
    def is_numeric(self) -> bool:
        return self.traits.is_numeric

    @property
    def traits(self) -> Kind:
        return kind_of(self.kind)


def item_column_name(item_id: str, suffix: str) -> str:
    """`<item>_<suffix>`, or `<item>` where the suffix is empty."""
    return f"{item_id}_{suffix}" if suffix else item_id


def item_column(item: Item, battery: Battery) -> str:
    """The column of an item in a battery: `t1_e`."""
    return item_column_name(item.id, battery.suffix)


def weight_column_name(dimension_id: str) -> str:
    """`w_<dimension>`."""
    return f"w_{dimension_id}"


def weight_column(dimension: Dimension) -> str:
    """The column of a dimension's points: `w_tangibles`."""
    return weight_column_name(dimension.id)


def item_variable(instrument: Instrument, item: Item, battery: Battery) -> Variable:
    return Variable(
        name=item_column(item, battery),
        kind="scale",
        label=item.texts[battery.id],
        scale=instrument.scale_of(item, battery.id),
        item=item,
        battery=battery,
    )


def question_variable(question: Question) -> Variable:
    return Variable(
        name=question.id,
        kind=question.kind,
        label=question.text,
        scale=question.scale,
        choices=question.choices,
        question=question,
    )


def weight_variables(instrument: Instrument) -> tuple[Variable, ...]:
    """The constant sum's columns, one a dimension of its family; none where the instrument has no weights."""
    if instrument.weights is None:
        return ()
    return tuple(
        Variable(name=weight_column(dimension), kind="weight", label=dimension.title, dimension=dimension)
        for dimension in instrument.dimensions_of(instrument.weights.family)
    )


def variables(instrument: Instrument) -> tuple[Variable, ...]:
    """Every variable of the instrument: items battery by battery, weights, then questions in the file's order."""
    items = tuple(
        item_variable(instrument, item, battery)
        for battery in instrument.batteries
        for item in instrument.items
        if battery.id in item.batteries
    )
    return (
        items + weight_variables(instrument) + tuple(question_variable(question) for question in instrument.questions)
    )


def weights_family(given: str | None, families: Sequence[str]) -> str | None:
    """The family whose dimensions share the points: the one given, else the only one, else the unnamed; None: no telling."""
    if given is not None:
        return given
    if len(families) == 1:
        return families[0]
    return "" if "" in families else None
