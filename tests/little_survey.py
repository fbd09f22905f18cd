"""A questionnaire with every kind of question, for tests of data files and of the command line."""

from instruments.load import instrument_from_toml
from instruments.model import Instrument
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
