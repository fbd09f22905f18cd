"""A survey of three waves in two units and many services, in which waiting gets better from wave to wave."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from servqual_desk.fieldwork.field_plan import Service, Unit, Wave
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project

ELEMENTS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana")
WAVES = {"w1": (1, 2), "w2": (2, 3), "w3": (4, 4)}  # what is answered about waiting
TITLES = {"w1": "Wave I 2025", "w2": "Wave II 2025", "w3": "Wave I 2026"}


def three_waves(path: Path, *, each: int = 60, services: int = 4, few: int = 0) -> Path:
    """The file; every wave has `each` responses, the last of the services only `few` of them (0: its share)."""
    with Project.create(path, instrument="skm-9", title="Kantor Kecamatan") as project:
        project.fieldwork.save_units([Unit(code="loket", name="Loket"), Unit(code="daring", name="Daring")])
        plan = [Service(code=f"s{at}", name=f"Layanan {at + 1}", unit="loket") for at in range(services)]
        project.fieldwork.save_services(plan)
        for place, code in enumerate(WAVES):
            begins = f"202{5 + place // 2}-0{1 + 5 * (place % 2)}-01"
            project.fieldwork.save_wave(Wave(code=code, title=TITLES[code], starts_on=begins))
        for code, waiting in WAVES.items():
            project.add_responses(_wave(code, waiting, each, services, few), source="import")
    return path


def _wave(code: str, waiting: tuple[int, int], each: int, services: int, few: int) -> Sequence[Record]:
    numbers = count()
    full = services - 1 if few else services
    at = [number % full for number in range(each - few)] + [services - 1] * few
    return [_record(code, waiting, next(numbers), f"s{service}") for service in at]


def _record(code: str, waiting: tuple[int, int], number: int, service: str) -> Record:
    values: dict[str, int | float | str | None] = dict.fromkeys(ELEMENTS, 3 + (number % 3 == 0))
    return Record(
        values=values | {"waktu": waiting[number % 2]},
        meta={"sqd_wave": code, "sqd_unit": ("loket", "daring")[number % 2], "sqd_service": service},
    )
