"""A small counter survey, bilingual, with nine people's answers, for whatever makes words, pictures and paper of it."""

import re

import pandas as pd

from analysis import Analysis, analyse
from instruments.load import instrument_from_toml
from instruments.model import Instrument
from tests.questionnaire_text import battery, dimension, document, item, question, scale

COUNTER = document(
    "counter-6",
    scale("agree7", 1, 7, {1: ("Sangat tidak setuju", "Strongly disagree"), 7: ("Sangat setuju", "Strongly agree")}),
    battery("expectation", "e", "agree7", ("Yang seharusnya", "What should be")),
    battery("perception", "p", "agree7", ("Yang dialami", "What I experienced")),
    dimension("tangibles", ("Bukti fisik", "Tangibles")),
    dimension("reliability", ("Keandalan", "Reliability")),
    dimension("empathy", ("Empati", "Empathy")),
    item("t1", "tangibles", ("Ruang tunggu nyaman.", "The waiting room is comfortable.")),
    item("t2", "tangibles", ("Petunjuk <jelas> & lengkap.", "Signs are <clear> & complete.")),
    item("r1", "reliability", ("Janji ditepati.", "Promises are kept.")),
    item("r2", "reliability", ("Berkas sering keliru.", "Papers are often wrong."), reverse=True),
    item("e1", "empathy", ("Petugas ramah.", "Staff are friendly.")),
    item("e2", "empathy", ("Warga didengarkan.", "Citizens are listened to.")),
    question(
        "sex",
        "choice",
        ("Jenis kelamin", "Sex"),
        role="profile",
        choices={"f": ("Perempuan", "Female"), "m": ("Laki-laki", "Male")},
    ),
    question(
        "satisfaction",
        "scale",
        ("Secara keseluruhan, puaskah Anda?", "Overall, are you satisfied?"),
        role="outcome",
        scale="agree7",
    ),
    title=("Survei loket", "Counter survey"),
    version="1.2.0",
)

# One person a line: expectations, then perceptions, of t1 t2 r1 r2 e1 e2, then sex and satisfaction.
ANSWERS = (
    (6, 6, 7, 2, 6, 7, 5, 5, 3, 4, 6, 6, "f", 5),
    (7, 6, 7, 1, 7, 6, 6, 5, 4, 3, 6, 5, "f", 5),
    (5, 6, 6, 2, 6, 6, 5, 6, 3, 5, 5, 6, "m", 4),
    (6, 7, 7, 1, 7, 7, 4, 5, 2, 5, 6, 7, "f", 4),
    (6, 5, 6, 3, 5, 6, 6, 4, 5, 4, 5, 5, "f", 5),
    (7, 7, 7, 1, 7, 7, 5, 6, 4, 3, 7, 6, "m", 6),
    (6, 6, 5, 2, 6, 5, 5, 4, 3, 4, 4, 5, "f", 3),
    (5, 6, 7, 2, 6, 7, 4, 6, 3, 5, 6, 6, "m", 5),
    (6, 7, 6, 1, 6, 6, 5, 5, 4, 4, 5, 6, "f", 5),
)
ITEMS = ("t1", "t2", "r1", "r2", "e1", "e2")


def counter() -> Instrument:
    """The questionnaire."""
    return instrument_from_toml(COUNTER, name="counter.toml")


def counter_frame(people: int = len(ANSWERS), *, source: str = "") -> pd.DataFrame:
    """The first so many people's answers, as a project gives them."""
    columns = [*(f"{item}_e" for item in ITEMS), *(f"{item}_p" for item in ITEMS), "sex", "satisfaction"]
    frame = pd.DataFrame(list(ANSWERS[:people]), columns=columns)
    frame = frame.astype({column: "float64" for column in columns if column != "sex"})
    frame["sex"] = pd.Categorical(frame["sex"], categories=["f", "m"])
    frame["sqd_finished_at"] = [f"2026-03-{2 + person:02d}T04:00:00.000+00:00" for person in range(people)]
    frame["sqd_source"] = source
    return frame


def english_counter() -> Instrument:
    """The same questionnaire without its Indonesian."""
    toml = COUNTER.replace('languages = ["id", "en"]', 'languages = ["en"]')
    return instrument_from_toml(re.sub(r'id = "[^"]*", en = ', "en = ", toml), name="english.toml")


def counter_analysis(people: int = len(ANSWERS)) -> Analysis:
    """The analysis of the first so many people's answers."""
    return analyse(counter_frame(people), counter())
