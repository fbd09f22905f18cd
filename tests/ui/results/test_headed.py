"""Steps and cross-tables of the smart city's own questions, on pages of the results."""

from pathlib import Path

import pytest

from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from tests.ui.driving import Person
from tests.ui.results.conftest import open_results
from tests.ui.results.test_tabs import column, show, tables


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("city") / "city.sqd"
    with Project.create(path, instrument="kota-cerdas", title="Kota") as project:
        project.add_responses(simulate(project.instrument, 300, seed=5), source=SOURCE)
    return path


def test_the_head_sees_where_people_stop_and_who_answered_what(person: Person, city: Path) -> None:
    with Project.open(city, readonly=True) as project:
        frame = project.frame()
    open_results(person, city)
    for language, steps, ranked, answered in (
        ("en", "Steps", "Rankings", "Who answered what"),
        ("id", "Langkah", "Pemeringkatan", "Siapa menjawab apa"),
    ):
        person.window.desk.set_language(language)

        show(person, steps)
        heard, understood = column(tables(person)[0], "n")[:2]
        assert (heard, understood) == ("300", str((frame.app_heard == "yes").sum()))

        show(person, ranked)
        assert [len(column(one, "n")) for one in tables(person)] == [6, 1]

        show(person, answered)
        assert len(tables(person)) >= 23
        asked = column(tables(person)[0], "n")
        assert int(asked[0]) in set(frame.groupby("sqd_unit").size())
