"""A questionnaire with every kind of question, for tests of data files and of the command line."""

from instruments.load import instrument_from_toml
from instruments.model import Instrument

TOML = """
format = 1
id = "little"
version = "1.0.0"
languages = ["id", "en"]
title = { id = "Survei kecil", en = "Little survey" }

[scales.agree7]
min = 1
max = 7
labels = { 1 = { id = "Sangat tidak setuju", en = "Strongly disagree" }, 7 = { id = "Sangat setuju", en = "Strongly agree" } }
missing = { dk = { id = "Tidak tahu", en = "Don't know" }, no = { id = "Tidak mau", en = "Prefer not to say" } }

[scales.percent]
min = 0
max = 100

[[batteries]]
id = "expectation"
suffix = "e"
scale = "agree7"
stem = { id = "Seharusnya:", en = "Should be:" }

[[batteries]]
id = "perception"
suffix = "p"
scale = "agree7"
stem = { id = "Dialami:", en = "Experienced:" }

[[dimensions]]
id = "tangibles"
title = { id = "Bukti fisik", en = "Tangibles" }

[[dimensions]]
id = "empathy"
title = { id = "Empati", en = "Empathy" }

[[items]]
id = "t1"
dimension = "tangibles"
text = { id = "Ruangnya rapi.", en = "The room is tidy." }

[[items]]
id = "e1"
dimension = "empathy"
reverse = true
text = { id = "Petugas acuh.", en = "Staff do not care." }

[weights]
total = 100
prompt = { id = "Bagilah 100 poin.", en = "Divide 100 points." }

[[questions]]
id = "sex"
kind = "choice"
text = { id = "Jenis kelamin", en = "Sex" }
choices = [
    { id = "f", label = { id = "Perempuan", en = "Female" } },
    { id = "m", label = { id = "Laki-laki", en = "Male" } },
]

[[questions]]
id = "channels"
kind = "choices"
text = { id = "Saluran", en = "Channels" }
choices = [
    { id = "counter", label = { id = "Loket", en = "Counter" } },
    { id = "online", label = { id = "Daring", en = "Online" } },
]

[[questions]]
id = "age"
kind = "integer"
text = { id = "Umur", en = "Age" }

[[questions]]
id = "hours"
kind = "number"
text = { id = "Berapa jam menunggu", en = "Hours of waiting" }

[[questions]]
id = "visited"
kind = "date"
text = { id = "Tanggal datang", en = "Date of the visit" }

[[questions]]
id = "overall"
kind = "scale"
role = "outcome"
scale = "percent"
text = { id = "Seberapa puas?", en = "How satisfied?" }

[[questions]]
id = "comment"
kind = "text"
role = "comment"
text = { id = "Saran", en = "Comment" }
"""


def little_survey() -> Instrument:
    return instrument_from_toml(TOML, name="little.toml")
