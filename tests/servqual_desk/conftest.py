"""A small questionnaire with one of everything, for the heart's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from instruments.model import Instrument
from servqual_desk.project import Project
from servqual_desk.store import side_files, sqlite
from tests.questionnaire_text import battery, dimension, document, item, question, scale, weights

LITTLE = document(
    "little-desk",
    scale(
        "agree5",
        1,
        5,
        {1: ("Tidak setuju", "Disagree"), 5: ("Setuju", "Agree")},
        missing={"dk": ("Tidak tahu", "Don't know")},
    ),
    battery("expectation", "e", "agree5", ("Yang seharusnya", "What should be")),
    battery("perception", "p", "agree5", ("Yang dialami", "What I experienced")),
    dimension("speed", ("Kecepatan", "Speed")),
    dimension("care", ("Kepedulian", "Care")),
    item("s1", "speed", ("Antrean pendek.", "The queue is short.")),
    item("c1", "care", ("Petugas mendengarkan.", "Staff listen.")),
    weights(("Bagilah 100 poin.", "Divide 100 points.")),
    question(
        "channel",
        "choice",
        ("Lewat mana?", "By which channel?"),
        role="profile",
        required=True,
        choices={"counter": ("Loket", "Counter"), "online": ("Daring", "Online")},
    ),
    question(
        "apps",
        "choices",
        ("Aplikasi apa?", "Which apps?"),
        role="profile",
        show_if="channel == 'online'",
        choices={"web": ("Situs", "Web site"), "phone": ("Ponsel", "Phone")},
    ),
    question("visits", "integer", ("Berapa kali datang?", "How many visits?"), role="profile"),
    question("waited", "number", ("Berapa jam menunggu?", "How many hours of waiting?"), role="profile"),
    question("came_on", "date", ("Tanggal datang?", "Date of the visit?"), role="profile"),
    question("overall", "scale", ("Anda puas.", "You are satisfied."), role="outcome", scale="agree5"),
    question("remark", "text", ("Saran Anda?", "Your advice?"), role="comment"),
    title=("Loket kecil", "Little desk"),
)


@pytest.fixture
def little() -> Instrument:
    return instrument_from_toml(LITTLE, name="little-desk")


@pytest.fixture
def project(tmp_path: Path, little: Instrument) -> Iterator[Project]:
    with Project.create(tmp_path / "desk.sqd", instrument=little) as opened:
        yield opened


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else is writing, whose end looking again after a while would await."""
    for module in (side_files, sqlite):
        monkeypatch.setattr(module, "_PAUSE_S", 0.0)
