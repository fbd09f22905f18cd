"""The vocabulary of a questionnaire, as frozen types. Made by `load.py`, never by hand outside tests."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from instruments.kinds import Kind, QuestionKind, kind_of
from instruments.limits import Limits

BatteryId = Literal["expectation", "perception", "importance", "minimum", "desired"]
QuestionRole = Literal["outcome", "profile", "comment", "consent"]
Edition = Literal["citizen", "staff", "informant"]  # who can truly answer


class Text(Struct, frozen=True, kw_only=True):
    """Words in each of the instrument's languages."""

    words: Mapping[str, str]

    def get(self, language: str) -> str:
        """The words in `language`, or in the instrument's first language where it lacks that one."""
        if language in self.words:
            return self.words[language]
        return next(iter(self.words.values()), "")


class Scale(Struct, frozen=True, kw_only=True):
    """Whole-number answers from `min` to `max`; `missing` are non-answers (don't know) with an id each."""

    id: str
    min: int
    max: int
    labels: Mapping[int, Text] = field(default_factory=dict)
    missing: Mapping[str, Text] = field(default_factory=dict)

    @property
    def values(self) -> range:
        return range(self.min, self.max + 1)


class Battery(Struct, frozen=True, kw_only=True):
    """What is asked of each item: what should be, what is, how important."""

    id: str
    suffix: str
    scale: Scale
    stem: Text


class Dimension(Struct, frozen=True, kw_only=True):
    """A group of items with one mean; `family` is the questionnaire it belongs to."""

    id: str
    title: Text
    family: str = ""


class Family(Struct, frozen=True, kw_only=True):
    """One of the questionnaires that an instrument joins: what its sections are called, and its own stem where it has one.

    `show_if` says whom its statements are asked; everyone where it is empty.
    """

    id: str
    title: Text | None = None
    stem: Text | None = None
    show_if: str = ""


class Item(Struct, frozen=True, kw_only=True):
    """One statement, asked in each of its `batteries` (ids, in the order asked).

    `texts` maps a battery's id to its wording; `scale` overrides the battery's; `reverse` is scored min + max − x; `title` is
    the item's short official name, by which a report calls it.
    """

    id: str
    dimension: str
    texts: Mapping[str, Text]
    batteries: tuple[str, ...]
    reverse: bool = False
    scale: Scale | None = None
    title: Text | None = None

    @property
    def text(self) -> Text:
        """The wording that stands for the item in a table: of its last battery (what is), else its only one."""
        return self.texts[self.batteries[-1]]

    @property
    def name(self) -> Text:
        """What a report calls the item: its official name where it has one, else its wording."""
        return self.title or self.text


class WeightTask(Struct, frozen=True, kw_only=True):
    """A constant sum: `total` points divided over the dimensions of one family."""

    total: int
    family: str
    prompt: Text


class Choice(Struct, frozen=True, kw_only=True):
    """One of a question's answers; the id is what is stored. Who chooses one that `refuses` does not take part."""

    id: str
    label: Text
    refuses: bool = False


class Question(Struct, frozen=True, kw_only=True):
    """Anything asked beside the items: profile, consent, outcome, comment. `limits` says which answers are plausible, `title`
    what a table calls it, `heading` under which words it stands with its neighbours (None: those of its role)."""

    id: str
    kind: QuestionKind
    role: QuestionRole
    text: Text
    scale: Scale | None = None
    choices: tuple[Choice, ...] = ()
    required: bool = False
    show_if: str = ""
    limits: Limits = field(default_factory=Limits)
    title: Text | None = None
    heading: Text | None = None

    @property
    def name(self) -> Text:
        """What a table or a filter calls the question: its title where it has one, else its text."""
        return self.title or self.text

    @property
    def refusals(self) -> tuple[str, ...]:
        """The ids of the choices by which a person declines to take part."""
        return tuple(choice.id for choice in self.choices if choice.refuses)

    @property
    def traits(self) -> Kind:
        return kind_of(self.kind)


class Instrument(Struct, frozen=True, kw_only=True):
    """A whole questionnaire.

    `minutes` is how long it takes, as promised to whom is asked; `digest` the SHA-256 of its content; `source` the TOML it was
    read from, with the blocks that it includes written out: whoever keeps the source keeps the whole questionnaire.
    """

    id: str
    version: str
    languages: tuple[str, ...]
    title: Text
    citation: Text
    batteries: tuple[Battery, ...]
    dimensions: tuple[Dimension, ...]
    items: tuple[Item, ...]
    questions: tuple[Question, ...]
    weights: WeightTask | None
    minutes: int
    digest: str
    source: str
    named_families: tuple[Family, ...] = ()
    edition: Edition = "citizen"

    def __repr__(self) -> str:
        return f"Instrument({self.id!r}, {self.version!r}, digest={self.digest!r})"

    @property
    def families(self) -> tuple[str, ...]:
        """The families in the order in which their dimensions stand."""
        return tuple(dict.fromkeys(dimension.family for dimension in self.dimensions))

    def battery(self, battery_id: str) -> Battery:
        return next(battery for battery in self.batteries if battery.id == battery_id)

    def family(self, family_id: str) -> Family:
        """What the file says of the family; nothing but its id where it says nothing."""
        return next((family for family in self.named_families if family.id == family_id), Family(id=family_id))

    def family_of(self, item: Item) -> Family:
        """The family of the item's dimension."""
        return self.family(self.dimension(item.dimension).family)

    def dimension(self, dimension_id: str) -> Dimension:
        return next(dimension for dimension in self.dimensions if dimension.id == dimension_id)

    def item(self, item_id: str) -> Item:
        return next(item for item in self.items if item.id == item_id)

    def question(self, question_id: str) -> Question:
        return next(question for question in self.questions if question.id == question_id)

    def dimensions_of(self, family: str) -> tuple[Dimension, ...]:
        return tuple(dimension for dimension in self.dimensions if dimension.family == family)

    def items_of(self, dimension_id: str, *batteries: str) -> tuple[Item, ...]:
        """The dimension's items that are asked in all of `batteries` (in any, when none is named)."""
        return tuple(
            item
            for item in self.items
            if item.dimension == dimension_id and all(b in item.batteries for b in batteries)
        )

    def scale_of(self, item: Item, battery_id: str) -> Scale:
        return item.scale or self.battery(battery_id).scale

    def questions_with(self, role: QuestionRole) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.role == role)
