"""A questionnaire with every kind of question, for tests of data files and of the command line."""

from collections.abc import Iterable

from instruments.kinds import QUESTION_KINDS
from instruments.load import instrument_from_toml
from instruments.model import Instrument
from instruments.question_order import prompts_by_column
from tests.questionnaire_text import battery, dimension, document, item, question, scale, weights

AGREE7 = scale(
    "agree7",
    1,
    7,
    {1: ("Sangat tidak setuju", "Strongly disagree"), 7: ("Sangat setuju", "Strongly agree")},
    missing={"dk": ("Tidak tahu", "Don't know"), "no": ("Tidak mau", "Prefer not to say")},
)

TOML = document(
    "little",
    AGREE7,
    scale("percent", 0, 100),
    battery("expectation", "e", "agree7", ("Seharusnya:", "Should be:")),
    battery("perception", "p", "agree7", ("Dialami:", "Experienced:")),
    dimension("tangibles", ("Bukti fisik", "Tangibles")),
    dimension("empathy", ("Empati", "Empathy")),
    item("t1", "tangibles", ("Ruangnya rapi.", "The room is tidy.")),
    item("e1", "empathy", ("Petugas acuh.", "Staff do not care."), reverse=True),
    weights(("Bagilah 100 poin.", "Divide 100 points.")),
    question(
        "sex", "choice", ("Jenis kelamin", "Sex"), choices={"f": ("Perempuan", "Female"), "m": ("Laki-laki", "Male")}
    ),
    question(
        "channels",
        "choices",
        ("Saluran", "Channels"),
        choices={"counter": ("Loket", "Counter"), "online": ("Daring", "Online")},
    ),
    question("age", "integer", ("Umur", "Age")),
    question("hours", "number", ("Berapa jam menunggu", "Hours of waiting")),
    question("visited", "date", ("Tanggal datang", "Date of the visit")),
    question("overall", "scale", ("Seberapa puas?", "How satisfied?"), role="outcome", scale="percent"),
    question("comment", "text", ("Saran", "Comment"), role="comment"),
    title=("Survei kecil", "Little survey"),
)


def little_survey() -> Instrument:
    return instrument_from_toml(TOML, name="little.toml")


def survey_of_every_kind() -> Instrument:
    """The same with an order of choices at the end."""
    choices = {"speed": ("Cepat", "Speed"), "care": ("Ramah", "Care"), "price": ("Murah", "Price")}
    return instrument_from_toml(
        TOML + question("order", "ranking", ("Urutkan", "Order"), choices=choices), name="little.toml"
    )


def kinds_asked(columns: Iterable[str]) -> set[str]:
    """The kinds of the questions with these columns, in the survey of every kind."""
    by_column = prompts_by_column(survey_of_every_kind())
    return {by_column[column][1].kind for column in columns}


# What a table of every kind of question must hold.
EVERY_KIND = {*QUESTION_KINDS, "weights"}
