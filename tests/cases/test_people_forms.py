"""The forms about the people of a family: filled in, refused, nothing typed lost."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Address, Person, Relationship, Responsibility, Schooling
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import PersonFactory
from tests.factories.cases_record import (
    ParticularFactory,
    RelationshipFactory,
    ResponsibilityFactory,
    SchoolingFactory,
)
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family, client):
    worker = team_member(family.case)
    client.force_login(worker)
    return worker


@pytest.fixture
def therapist(family):
    team = TeamFactory()
    share(family, team)
    return member_of(team)


def url(name, family, *more):
    return reverse(f"cases:{name}", args=[family.case.pk, *more])


def on(name, day):
    return {
        f"{name}_day": day.day,
        f"{name}_month": day.month,
        f"{name}_year": day.year,
    }


DAY = datetime.date(2026, 10, 5)


def send(client, path, **typed):
    """Post a form that is to be accepted."""
    response = client.post(path, typed)
    assert response.status_code == 302, response.content.decode()
    return response


def as_shown(form):
    """Return what a browser would send of a form that was just opened."""
    sent = {}
    for field in form:
        value = field.value()
        if field.name in {"born", "expected_on", "died_on"}:
            parts = field.field.widget.decompress(value)
            names = [f"{field.name}_{part}" for part in ("day", "month", "year")]
            sent |= {n: p for n, p in zip(names, parts, strict=True) if p}
        elif value not in (None, False):
            sent[field.name] = value
    return sent


def test_a_person_is_corrected(client, family, worker):
    path = url("correct-person", family, family.child.pk)
    shown = as_shown(client.get(path).context_data["form"])
    typed = shown | {"given_name": "Maia", "born_day": "", "estimated": ["1"]}
    send(client, path, **typed)
    child = Person.objects.get(pk=family.child.pk)
    assert (child.given_name, child.born_accuracy) == ("Maia", "UEA")
    page = client.get(url("people", family)).content.decode()
    assert "about July 2024" in page
    assert as_shown(client.get(path).context_data["form"])["estimated"] == ["1"]


def test_one_write_is_one_event(client, family, worker):
    path = url("correct-person", family, family.mother.pk)
    shown = as_shown(client.get(path).context_data["form"])
    AccessEvent.objects.filter(case=family.case)
    before = AccessEvent.objects.count()
    send(client, path, **(shown | {"also_known_as": "Lee"}))
    assert AccessEvent.objects.count() == before + 1


def test_a_wrong_number_is_said_and_nothing_typed_is_lost(client, family, worker):
    path = url("correct-person", family, family.child.pk)
    shown = as_shown(client.get(path).context_data["form"])
    response = client.post(path, shown | {"given_name": "Zuri", "upn": "A801200005001"})
    body = response.content.decode()
    assert "not a unique pupil number" in body
    assert "Zuri" in body
    assert "A801200005001" in body


def test_whoever_is_shared_with_is_not_asked_what_decides(client, family, therapist):
    client.force_login(therapist)
    path = url("correct-person", family, family.child.pk)
    response = client.get(path)
    asked = response.context_data["form"].fields
    assert not {"born", "died_on", "upn"} & set(asked)
    assert "decide who may consent" in response.content.decode()
    shown = as_shown(response.context_data["form"])
    send(client, path, **(shown | {"given_name": "Maia"}))
    assert (
        client.get(url("correct-person", family, family.father.pk)).status_code == 404
    )


def test_somebody_is_added(client, family, worker):
    path = url("add-person", family)
    typed = {"kind": "UNBORN", "family_name": "Ward"}
    assert b"Enter the expected date" in client.post(path, typed).content
    due = timezone.localdate() + datetime.timedelta(days=60)
    send(client, path, **typed, **on("expected_on", due))
    assert Person.objects.get(case=family.case, kind="UNBORN").expected_on == due
    aunt = {"kind": "OTHER_ADULT", "family_name": "Bright", "relationship": "Aunt"}
    send(client, path, **aunt)
    assert "Bright" in client.get(url("people", family)).content.decode()


def test_a_birth_is_recorded(client, family, worker):
    unborn = PersonFactory(case=family.case, unborn=True)
    path = url("record-birth", family, unborn.pk)
    assert client.get(path).status_code == 200
    typed = {"given_name": "Ada", "family_name": "Ward", "mother": family.mother.pk}
    send(client, path, **typed, **on("born_on", DAY))
    assert Responsibility.objects.get(child=unborn).person == family.mother
    assert client.get(path).status_code == 404


def test_particulars_are_written_and_rather_not_is_an_answer(client, family, worker):
    path = url("particulars", family, family.child.pk)
    both = {"faith": "Sikh", "faith_rather_not": "on"}
    assert b"not both" in client.post(path, both).content
    seen = as_shown(client.get(path).context_data["form"])
    send(client, path, **seen, ethnicity_code="AIND", faith_rather_not="on")
    page = client.get(url("people", family)).content.decode()
    assert "Asian or Asian British: Indian" in page
    assert "prefers not to say" in page


def test_particulars_that_are_not_shared_are_not_asked(client, family, therapist):
    ParticularFactory(
        person=family.child, kind="FAITH", category="FAMILY", words="SECRET"
    )
    client.force_login(therapist)
    response = client.get(url("particulars", family, family.child.pk))
    asked = response.context_data["form"].fields
    assert "faith" not in asked
    assert "ethnicity_code" not in asked
    assert "disability" in asked
    assert "SECRET" not in response.content.decode()


def test_ties_are_recorded_and_ended(client, family, worker):
    two = {"person": family.father.pk, "child": family.child.pk}
    send(client, url("add-responsibility", family), ground="COURT_ORDER", **two)
    held = Responsibility.objects.get(ground="COURT_ORDER")
    send(client, url("end-responsibility", family, held.pk), **on("until", DAY))
    page = client.get(url("people", family)).content.decode()
    assert "court order, until 5 October 2026" in page
    pair = {"person": family.mother.pk, "other": family.father.pk}
    send(client, url("add-relationship", family), kind="SEPARATED", **pair)
    bond = Relationship.objects.get()
    send(client, url("end-relationship", family, bond.pk), **on("until", DAY))


def test_a_second_of_the_same_is_said_on_the_form(client, family, worker):
    RelationshipFactory(person=family.mother, other=family.child)
    typed = {"person": family.mother.pk, "other": family.child.pk, "kind": "PARENT"}
    body = client.post(url("add-relationship", family), typed).content.decode()
    assert "This is recorded already" in body


def test_ties_with_somebody_out_of_sight_are_not_found(client, family, therapist):
    held = ResponsibilityFactory(person=family.father, child=family.child)
    school = SchoolingFactory(person=family.child)
    client.force_login(therapist)
    # She coordinates nothing: refused before anything is looked for.
    assert client.get(url("end-responsibility", family, held.pk)).status_code == 403
    assert client.get(url("end-schooling", family, school.pk)).status_code == 404


def test_a_move_and_a_school(client, family, worker):
    path = url("record-move", family)
    bad = {"people": [family.child.pk], "lines": "2 Weir Road", "postcode": "X"}
    assert b"a postcode like" in client.post(path, bad | on("since", DAY)).content
    send(client, path, **(bad | on("since", DAY) | {"postcode": "rv2 2bb"}))
    assert Address.objects.get(person=family.child).postcode == "RV2 2BB"
    send(client, url("add-schooling", family, family.child.pk), name="Larkfield")
    school = Schooling.objects.get()
    send(client, url("end-schooling", family, school.pk), **on("until", DAY))
    assert "until 5 October 2026" in client.get(url("people", family)).content.decode()


def test_a_closed_case_refuses_on_the_form(client):
    family = household(closed=True)
    client.force_login(team_member(family.case))
    typed = {"kind": "OTHER_ADULT", "family_name": "Bright"}
    body = client.post(url("add-person", family), typed).content.decode()
    assert "closed" in body
    assert "Bright" in body


def test_people_of_another_family_cannot_be_chosen(client, family, worker):
    other = household()
    typed = {"person": other.mother.pk, "child": family.child.pk, "ground": "MARRIED"}
    response = client.post(url("add-responsibility", family), typed)
    assert "from the list" in response.content.decode()
    assert client.get(url("correct-person", family, other.child.pk)).status_code == 404


def test_an_empty_post_takes_nothing_back(client, family, worker):
    ParticularFactory(person=family.child, words="Tamil")
    response = client.post(url("particulars", family, family.child.pk))
    assert response.status_code == 200
    assert family.child.particulars.get().words == "Tamil"
