import pytest

from servqual_desk.errors import DataError
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project


def test_a_pin_opens_for_its_owner_only(project: Project) -> None:
    project.people.save(Enumerator(code="ani", name="Ani"), pin="1234")
    project.people.save(Enumerator(code="budi", name="Budi"), pin="9876")

    assert project.people.may_enter("ani", "1234")
    assert not project.people.may_enter("ani", "9876")
    assert not project.people.may_enter("cici", "1234")


def test_a_pin_is_never_in_the_file_as_digits(project: Project) -> None:
    project.people.save(Enumerator(code="ani", name="Ani"), pin="48151623")
    project.close()

    assert b"48151623" not in project.path.read_bytes()


def test_a_new_name_keeps_the_pin(project: Project) -> None:
    project.people.save(Enumerator(code="ani", name="Ani"), pin="1234")

    project.people.save(Enumerator(code="ani", name="Ani S.", role="supervisor"))

    assert project.people.list() == (Enumerator(code="ani", name="Ani S.", role="supervisor", has_pin=True),)
    assert project.people.may_enter("ani", "1234")


def test_who_has_left_cannot_enter_but_stays_known(project: Project) -> None:
    project.people.save(Enumerator(code="ani", name="Ani", active=False), pin="1234")

    assert not project.people.may_enter("ani", "1234")
    assert project.people.list() == ()
    assert len(project.people.list(active_only=False)) == 1


@pytest.mark.parametrize("pin", ["123", "123456789", "12a4", "", "١٢٣٤"])
def test_a_pin_is_four_to_eight_digits(project: Project, pin: str) -> None:
    with pytest.raises(DataError, match="4"):
        project.people.save(Enumerator(code="ani", name="Ani"), pin=pin)

    assert project.people.list() == ()
