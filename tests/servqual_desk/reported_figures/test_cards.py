"""Reference cards: status computed, sources named, contradictions found by comparing."""

from servqual_desk.reported_figures.cards import cards, contradictions, laws
from servqual_desk.reported_figures.cities import CITIES


def test_the_status_of_each_card_is_what_its_numbers_say() -> None:
    # Added up by hand from the papers' and the press' own numbers.
    status = {card.id: card.status for card in cards()}
    assert {one for one, said in status.items() if said == "adds_up"} == {
        "apps",
        "informants",
        "spbe-risk-levels",
        "spbe-risk-categories",
        "interviewees",
    }
    assert {one for one, said in status.items() if said == "does_not"} == {
        "live-registrations",
        "live-accounts",
        "laksa-2024",
        "laksa-2025",
    }


def test_what_is_missing_or_too_much_is_said() -> None:
    differences = {card.id: card.check.difference for card in cards()}
    assert differences["live-registrations"] == -82061
    assert differences["live-accounts"] == -4395
    assert differences["laksa-2025"] == 40


def test_every_percentage_of_the_spbe_tables_is_right() -> None:
    found = {card.id: card.check for card in cards()}
    checks = [*found["spbe-risk-levels"].percents, *found["spbe-risk-categories"].percents]
    assert len(checks) == 17
    assert all(check.is_right for check in checks)


def test_every_card_has_its_source_and_the_city_that_it_is_of() -> None:
    for card in cards():
        assert card.source
        assert set(card.title.words) == {"id", "en"}
        assert card.city in {*CITIES, ""}
    assert len({card.id for card in cards()}) == len(cards())


def test_sources_that_agree_are_no_contradiction() -> None:
    about = {one.about.get("en") for one in contradictions()}
    assert "Number of applications of Tangerang City" in about
    for one in contradictions():
        assert len({said.value for said in one.said}) > 1


def test_no_law_stands_twice() -> None:
    names = [law.name for law in laws()]
    assert len(set(names)) == len(names)
    assert {law.city for law in laws()} == {*CITIES, ""}
