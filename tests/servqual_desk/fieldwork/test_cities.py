"""Two cities' own systems as catalogues that are never mixed, and the share of services online."""

import pytest

from servqual_desk.errors import DataError
from servqual_desk.fieldwork.catalogue import sample_catalogue
from servqual_desk.fieldwork.cities import city_catalogue, online_services
from servqual_desk.fieldwork.field_plan import Service
from servqual_desk.reported_figures.cities import CITIES


def test_each_city_has_its_own_systems_and_none_of_the_other() -> None:
    names = {city: {service.code for service in city_catalogue(city).services} for city in CITIES}
    assert {"tangerang-live", "laksa", "lintasan", "loket-mpp"} <= names["kota-tangerang"]
    assert {"siaran", "tangsel-pay"} <= names["kota-tangerang-selatan"]
    assert not names["kota-tangerang"] & names["kota-tangerang-selatan"]


def test_a_survey_of_one_city_does_not_take_the_others() -> None:
    there = city_catalogue("kota-tangerang").units
    with pytest.raises(DataError, match="Kota Tangerang Selatan"):
        city_catalogue("kota-tangerang-selatan", there)
    assert city_catalogue("kota-tangerang", there).services
    assert city_catalogue("kota-tangerang", sample_catalogue().units).services


def test_services_online_are_counted_from_their_channels() -> None:
    services = [Service(code=c, name=c, channel=c) for c in ("counter", "online", "both")]
    assert online_services(services) == (2, 3)
    assert online_services([]) == (0, 0)
