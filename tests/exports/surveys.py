"""A small counter survey, bilingual, with nine people's answers, for whatever makes words, pictures and paper of it."""

import re

import pandas as pd

from analysis import Analysis, analyse
from instruments.load import instrument_from_toml
from instruments.model import Instrument

COUNTER = """\
format = 1
id = "counter-6"
version = "1.2.0"
languages = ["id", "en"]
title = { id = "Survei loket", en = "Counter survey" }
citation = "Made for tests."

[scales.agree7]
min = 1
max = 7
labels = { 1 = { id = "Sangat tidak setuju", en = "Strongly disagree" }, 7 = { id = "Sangat setuju", en = "Strongly agree" } }

[[batteries]]
id = "expectation"
suffix = "e"
scale = "agree7"
stem = { id = "Yang seharusnya", en = "What should be" }

[[batteries]]
id = "perception"
suffix = "p"
scale = "agree7"
stem = { id = "Yang dialami", en = "What I experienced" }

[[dimensions]]
id = "tangibles"
title = { id = "Bukti fisik", en = "Tangibles" }

[[dimensions]]
id = "reliability"
title = { id = "Keandalan", en = "Reliability" }

[[dimensions]]
id = "empathy"
title = { id = "Empati", en = "Empathy" }

[[items]]
id = "t1"
dimension = "tangibles"
text = { id = "Ruang tunggu nyaman.", en = "The waiting room is comfortable." }

[[items]]
id = "t2"
dimension = "tangibles"
text = { id = "Petunjuk <jelas> & lengkap.", en = "Signs are <clear> & complete." }

[[items]]
id = "r1"
dimension = "reliability"
text = { id = "Janji ditepati.", en = "Promises are kept." }

[[items]]
id = "r2"
dimension = "reliability"
reverse = true
text = { id = "Berkas sering keliru.", en = "Papers are often wrong." }

[[items]]
id = "e1"
dimension = "empathy"
text = { id = "Petugas ramah.", en = "Staff are friendly." }

[[items]]
id = "e2"
dimension = "empathy"
text = { id = "Warga didengarkan.", en = "Citizens are listened to." }

[[questions]]
id = "sex"
kind = "choice"
role = "profile"
text = { id = "Jenis kelamin", en = "Sex" }
choices = [{ id = "f", label = { id = "Perempuan", en = "Female" } }, { id = "m", label = { id = "Laki-laki", en = "Male" } }]

[[questions]]
id = "satisfaction"
kind = "scale"
role = "outcome"
scale = "agree7"
text = { id = "Secara keseluruhan, puaskah Anda?", en = "Overall, are you satisfied?" }
"""

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
