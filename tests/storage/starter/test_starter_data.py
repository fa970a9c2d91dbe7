"""The starter directory is complete and agrees with itself."""

from __future__ import annotations

from storage import starter


def test_34_provinces_19_topics_and_their_lead_units_are_there() -> None:
    assert len(starter.provinces()) == 34
    assert {place.kind for place in starter.provinces()} == {"province", "city"}
    assert len({topic.code for topic in starter.topics()}) == len(starter.topics()) == 19
    assert {topic.lead_unit for topic in starter.topics()} <= {unit.code for unit in starter.units()}


def test_the_provinces_merged_in_2025_are_kept_as_former_names() -> None:
    former = [name for place in starter.provinces() for name in place.former]
    assert {"Hải Dương", "Bà Rịa - Vũng Tàu", "Hà Giang"} <= set(former)
    assert len(former) == len(set(former))


def test_press_agencies_have_a_kind_and_a_name_in_both_languages() -> None:
    assert len(starter.outlets()) == 35
    assert all(outlet.kind and outlet.name_vi and outlet.name_en for outlet in starter.outlets())
