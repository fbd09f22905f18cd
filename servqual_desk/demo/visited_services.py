"""The units and services that simulated citizens come for."""

from servqual_desk.demo.simulated_town import SERVICES
from servqual_desk.fieldwork.catalogue import sample_catalogue
from servqual_desk.fieldwork.field_plan import Catalogue


def visited() -> Catalogue:
    """The part of the sample catalogue that the simulated responses name."""
    whole = sample_catalogue()
    units, services = {unit for unit, _service in SERVICES}, {service for _unit, service in SERVICES}
    return Catalogue(
        units=tuple(unit for unit in whole.units if unit.code in units),
        services=tuple(service for service in whole.services if service.code in services),
    )
