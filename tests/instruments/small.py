"""A sound questionnaire with one of everything, and what `load` says of it once something is changed."""

import pytest

from instruments.load import instrument_from_toml
from servqual_desk.errors import InstrumentError

SMALL = """\
format = 1
id = "small-desk"
version = "1.0.0"
languages = ["id", "en"]
title = { id = "Loket kecil", en = "Small desk" }
citation = "Made for tests."

[scales.agree5]
min = 1
max = 5
labels = { 1 = { id = "Tidak setuju", en = "Disagree" }, 5 = { id = "Setuju", en = "Agree" } }
missing = { dk = { id = "Tidak tahu", en = "Don't know" } }

[scales.skm4]
min = 1
max = 4

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
family = "servqual"
title = { id = "Kecepatan", en = "Speed" }

[[dimensions]]
id = "care"
family = "servqual"
title = { id = "Kepedulian", en = "Care" }

[[dimensions]]
id = "skm"
family = "skm"
title = { id = "Unsur", en = "Elements" }

[[items]]
id = "s1"
dimension = "speed"
text = { id = "Antrean pendek.", en = "The queue is short." }

[[items]]
id = "c1"
dimension = "care"
text.expectation = { id = "Petugas harus ramah.", en = "Staff should be friendly." }
text.perception = { id = "Petugas ramah.", en = "Staff are friendly." }
reverse = false

[[items]]
id = "biaya"
dimension = "skm"
batteries = ["perception"]
scale = "skm4"
text = { id = "Bagaimana biayanya?", en = "How is the cost?" }

[weights]
total = 100
family = "servqual"
prompt = { id = "Bagilah 100 poin.", en = "Divide 100 points." }

[[questions]]
id = "channel"
kind = "choice"
text = { id = "Lewat mana?", en = "By which channel?" }
choices = [
    { id = "counter", label = { id = "Loket", en = "Counter" } },
    { id = "online", label = { id = "Daring", en = "Online" } },
]

[[questions]]
id = "apps"
kind = "text"
text = { id = "Aplikasi apa?", en = "Which app?" }
show_if = "channel == 'online'"

[[questions]]
id = "overall"
kind = "scale"
role = "outcome"
scale = "agree5"
required = true
text = { id = "Puas?", en = "Satisfied?" }
"""


def faults(text: str) -> tuple[str, ...]:
    """What is said of a questionnaire that cannot be used."""
    with pytest.raises(InstrumentError) as refused:
        instrument_from_toml(text, name="small.toml")
    return refused.value.faults


def faults_with(old: str, new: str) -> tuple[str, ...]:
    """What is said once `old` in the sound questionnaire (its first place) is replaced by `new`."""
    assert old in SMALL
    return faults(SMALL.replace(old, new, 1))
