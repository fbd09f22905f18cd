"""A small questionnaire with one of everything, for the heart's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from instruments.model import Instrument
from servqual_desk.project import Project

LITTLE = """
format = 1
id = "little-desk"
version = "1.0.0"
languages = ["id", "en"]
title = { id = "Loket kecil", en = "Little desk" }
citation = "Made for tests."

[scales.agree5]
min = 1
max = 5
labels = { 1 = { id = "Tidak setuju", en = "Disagree" }, 5 = { id = "Setuju", en = "Agree" } }
missing = { dk = { id = "Tidak tahu", en = "Don't know" } }

[[batteries]]
id = "expectation"
suffix = "e"
scale = "agree5"
stem = { id = "Yang seharusnya", en = "What should be" }

[[batteries]]
id = "perception"
suffix = "p"
scale = "agree5"
stem = { id = "Yang dialami", en = "What I experienced" }

[[dimensions]]
id = "speed"
title = { id = "Kecepatan", en = "Speed" }

[[dimensions]]
id = "care"
title = { id = "Kepedulian", en = "Care" }

[[items]]
id = "s1"
dimension = "speed"
text = { id = "Antrean pendek.", en = "The queue is short." }

[[items]]
id = "c1"
dimension = "care"
text = { id = "Petugas mendengarkan.", en = "Staff listen." }

[weights]
total = 100
prompt = { id = "Bagilah 100 poin.", en = "Divide 100 points." }

[[questions]]
id = "channel"
kind = "choice"
role = "profile"
required = true
text = { id = "Lewat mana?", en = "By which channel?" }
choices = [
  { id = "counter", label = { id = "Loket", en = "Counter" } },
  { id = "online", label = { id = "Daring", en = "Online" } },
]

[[questions]]
id = "apps"
kind = "choices"
role = "profile"
show_if = "channel == 'online'"
text = { id = "Aplikasi apa?", en = "Which apps?" }
choices = [
  { id = "web", label = { id = "Situs", en = "Web site" } },
  { id = "phone", label = { id = "Ponsel", en = "Phone" } },
]

[[questions]]
id = "visits"
kind = "integer"
role = "profile"
text = { id = "Berapa kali datang?", en = "How many visits?" }

[[questions]]
id = "waited"
kind = "number"
role = "profile"
text = { id = "Berapa jam menunggu?", en = "How many hours of waiting?" }

[[questions]]
id = "came_on"
kind = "date"
role = "profile"
text = { id = "Tanggal datang?", en = "Date of the visit?" }

[[questions]]
id = "overall"
kind = "scale"
role = "outcome"
scale = "agree5"
text = { id = "Anda puas.", en = "You are satisfied." }

[[questions]]
id = "remark"
kind = "text"
role = "comment"
text = { id = "Saran Anda?", en = "Your advice?" }
"""


@pytest.fixture
def little() -> Instrument:
    return instrument_from_toml(LITTLE, name="little-desk")


@pytest.fixture
def project(tmp_path: Path, little: Instrument) -> Iterator[Project]:
    with Project.create(tmp_path / "desk.sqd", instrument=little) as opened:
        yield opened
