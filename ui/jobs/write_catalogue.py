"""The catalogue of a survey as a file that can be read again, and as JSON with the share of services online."""

from pathlib import Path
from typing import Any

from msgspec import structs

from servqual_desk.fieldwork.catalogue import write_catalogue
from servqual_desk.fieldwork.cities import online_services
from servqual_desk.fieldwork.field_plan import Catalogue
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.store.whole_files import replacing


def catalogue_of(plan: Fieldwork) -> Catalogue:
    """Units and services of a survey."""
    return Catalogue(units=plan.units(), services=plan.services())


def save_catalogue_file(plan: Fieldwork, path: Path) -> None:
    """Write units and services as CSV, in UTF-8 with the mark by which spreadsheets know it.

    Raises:
        KnownError: the machine refuses the file.
    """
    with replacing(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        write_catalogue(catalogue_of(plan), file)


def catalogue_json(plan: Fieldwork) -> dict[str, Any]:
    """Services with agency, channel, hours and whether they need the counter; how many are online, and of how many."""
    found = catalogue_of(plan)
    online, total = online_services(found.services)
    return {
        "units": [structs.asdict(unit) for unit in found.units],
        "services": [structs.asdict(service) for service in found.services],
        "online": {"n": online, "services": total, "share": online / total if total else None},
        "counter_needed": sum(service.counter_needed is True for service in found.services),
    }
