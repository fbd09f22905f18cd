import pytest

from servqual_desk.errors import DataError
from servqual_desk.fieldwork.people import Enumerator, enumerators, may_enter, save_enumerator
from servqual_desk.project import Project


def test_a_pin_opens_for_its_owner_only(project: Project) -> None:
    save_enumerator(project, Enumerator(code="ani", name="Ani"), pin="1234")
    save_enumerator(project, Enumerator(code="budi", name="Budi"), pin="9876")

    assert may_enter(project, "ani", "1234")
    assert not may_enter(project, "ani", "9876")
    assert not may_enter(project, "cici", "1234")


def test_a_pin_is_never_in_the_file_as_digits(project: Project) -> None:
    save_enumerator(project, Enumerator(code="ani", name="Ani"), pin="48151623")
    project.close()

    assert b"48151623" not in project.path.read_bytes()


def test_a_new_name_keeps_the_pin(project: Project) -> None:
    save_enumerator(project, Enumerator(code="ani", name="Ani"), pin="1234")

    save_enumerator(project, Enumerator(code="ani", name="Ani S.", role="supervisor"))

    assert enumerators(project) == (Enumerator(code="ani", name="Ani S.", role="supervisor", has_pin=True),)
    assert may_enter(project, "ani", "1234")


def test_who_has_left_cannot_enter_but_stays_known(project: Project) -> None:
    save_enumerator(project, Enumerator(code="ani", name="Ani", active=False), pin="1234")

    assert not may_enter(project, "ani", "1234")
    assert enumerators(project) == ()
    assert len(enumerators(project, active_only=False)) == 1


@pytest.mark.parametrize("pin", ["123", "123456789", "12a4", "", "١٢٣٤"])
def test_a_pin_is_four_to_eight_digits(project: Project, pin: str) -> None:
    with pytest.raises(DataError, match="4"):
        save_enumerator(project, Enumerator(code="ani", name="Ani"), pin=pin)

    assert enumerators(project) == ()
