"""Entering a birth, the visit, a try, the family that registers, and a year later."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from cases.commands import births as commands
from cases.models import Birth, Case, Contact
from config.dates import short_date
from information_sharing import access
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases_centre import BirthFactory, ImportRowFactory
from tests.people import household, member_of

pytestmark = pytest.mark.django_db
NUMBER = "9434765919"
BORN = localdate() - timedelta(days=20)


@pytest.fixture
def hers():
    return member_of(TeamFactory())


@pytest.fixture
def team(hers):
    return hers.memberships.get().team


def fields(**changes):
    names = {"given_name": "Robin", "family_name": "Hart", "parent_name": "Jo Hart"}
    home = {"lines": "1 Mill Lane", "postcode": "WX1 1AB", "telephone": ""}
    days = {"born_on": BORN, "told_on": localdate()}
    return {**names, **home, **days, "nhs_number": NUMBER, **changes}


def typed(**changes):
    posted = {
        "born_on_day": BORN.day, "born_on_month": BORN.month, "born_on_year": BORN.year,
        "told_on_day": localdate().day, "told_on_month": localdate().month,
        "told_on_year": localdate().year, "family_name": "Hart", "given_name": "Robin",
        "postcode": "wx11ab",
    }  # fmt: skip
    return posted | changes


def registration(**changes):
    said = {
        "is_born": "yes", "child_given_name": "Robin", "child_family_name": "Hart",
        "child_born_on_day": BORN.day, "child_born_on_month": BORN.month,
        "child_born_on_year": BORN.year, "first_given_name": "Jo",
        "first_family_name": "Hart", "first_relationship": "Mother",
        "first_responsibility": "yes", "lines": "1 Mill Lane",
    }  # fmt: skip
    return said | changes


def test_a_birth_is_entered_by_hand_once(client, hers, team):
    client.force_login(hers)
    path = reverse("cases:add-birth")

    assert client.post(path, typed(team=team.pk)).status_code == 302
    again = client.post(path, typed(team=team.pk))

    assert "such as a twin" in again.content.decode()
    assert Birth.objects.get().postcode == "WX1 1AB"
    twin = typed(team=team.pk, is_another_child="on")
    assert client.post(path, twin).status_code == 302
    assert Birth.objects.count() == 2
    assert AccessEvent.objects.filter(event="NEW_BIRTH_ADDED").count() == 2


def test_the_same_number_is_never_entered_twice(client, hers, team):
    commands.add_birth(team=team, fields=fields(), by=hers)
    client.force_login(hers)

    posted = typed(team=team.pk, nhs_number="943 476 5919", is_another_child="on")
    again = client.post(reverse("cases:add-birth"), posted)

    assert "This NHS number is on the list already." in again.content.decode()
    with pytest.raises(NotPossibleNow, match="on the list already"):
        commands.add_birth(team=team, fields=fields(given_name="Kit"), by=hers)


def test_another_team_has_a_list_of_its_own(hers):
    other = TeamFactory()

    with pytest.raises(AccessDenied):
        commands.add_birth(team=other, fields=fields(), by=hers)
    commands.add_birth(team=other, fields=fields(), by=member_of(other))
    commands.add_birth(team=hers.memberships.get().team, fields=fields(), by=hers)


@pytest.mark.parametrize(
    "wrong",
    [
        {"nhs_number": "9434765910"},
        {"told_on": BORN - timedelta(days=1)},
        {"told_on": localdate() + timedelta(days=1)},
        {"born_on": localdate() - timedelta(days=400)},
    ],
)
def test_what_cannot_be_is_not_entered(hers, team, wrong):
    with pytest.raises(NotPossibleNow):
        commands.add_birth(team=team, fields=fields(**wrong), by=hers)


def test_a_visit_is_recorded_and_taken_back(hers, team):
    birth = BirthFactory(team=team, born_on=BORN)

    commands.settle_birth(birth=birth, outcome="VISITED", visited_on=BORN, by=hers)
    with pytest.raises(NotPossibleNow, match="Somebody has recorded this"):
        commands.settle_birth(birth=birth, outcome="MOVED", by=hers)
    commands.reopen_birth(birth=birth, by=hers)

    birth.refresh_from_db()
    assert (birth.outcome, birth.visited_on, birth.settled_by) == ("", None, None)
    with pytest.raises(NotPossibleNow, match="Nothing is recorded"):
        commands.reopen_birth(birth=birth, by=hers)


@pytest.mark.parametrize(
    "day", [None, BORN - timedelta(days=1), localdate() + timedelta(1)]
)
def test_a_visit_is_between_the_birth_and_today(hers, team, day):
    birth = BirthFactory(team=team, born_on=BORN)

    with pytest.raises(NotPossibleNow, match="between the day of birth and today"):
        commands.settle_birth(birth=birth, outcome="VISITED", visited_on=day, by=hers)


def test_the_page_asks_for_the_day_and_takes_it(client, hers, team):
    birth = BirthFactory(team=team, born_on=BORN)
    client.force_login(hers)
    path = reverse("cases:settle-birth", args=[birth.pk])

    said = client.post(path, {"outcome": "VISITED"}).content.decode()
    assert "Enter the day of the first visit" in said
    client.post(path, {"outcome": "NOT_FOUND"})
    back = client.post(reverse("cases:reopen-birth", args=[birth.pk]), follow=True)

    assert "The entry waits again" in back.content.decode()


def test_the_message_says_what_was_written_and_leads_back(client, hers, team):
    birth = BirthFactory(team=team, born_on=BORN)
    client.force_login(hers)
    posted = {
        "outcome": "VISITED", "visited_on_day": BORN.day,
        "visited_on_month": BORN.month, "visited_on_year": BORN.year,
    }  # fmt: skip

    path = reverse("cases:settle-birth", args=[birth.pk])
    page = client.post(path, posted, follow=True).content.decode()

    assert f"Visited on {short_date(BORN)}." in page
    link = f'href="{reverse("cases:birth", args=[birth.pk])}">See the entry, or take'
    assert link in page
    assert birth.family_name not in page


def test_tries_are_added_and_none_is_lost(client, hers, team):
    birth = BirthFactory(team=team)
    client.force_login(hers)
    path = reverse("cases:note-birth-try", args=[birth.pk])

    client.post(path, {"words": "Rang twice."})
    page = client.post(path, {"words": "Left a card."}, follow=True).content.decode()

    assert "Rang twice." in page
    assert "Left a card." in page


def test_registering_fills_in_links_and_forgets_the_words(client, hers, team):
    birth = commands.add_birth(team=team, fields=fields(), by=hers)
    commands.note_try(birth=birth, words="Rang twice.", by=hers)
    commands.settle_birth(birth=birth, outcome="VISITED", visited_on=BORN, by=hers)
    client.force_login(hers)
    path = reverse("cases:register-birth", args=[birth.pk])
    assert 'value="Robin"' in client.get(path).content.decode()
    before = AccessEvent.objects.count()

    client.post(path, registration(team=team.pk))

    birth.refresh_from_db()
    assert (birth.family_name, birth.words, birth.lines) == ("", "", "")
    assert birth.registered_by == hers
    assert birth.person.given_name == "Robin"
    kinds = {c.kind: c for c in Contact.objects.filter(case=birth.case)}
    assert kinds["VISIT"].happened_on == BORN
    assert "Rang twice." in kinds["NOTE"].fact
    assert AccessEvent.objects.count() == before + 1
    assert access.can_view_case(hers, birth.case)
    assert client.get(path).url == birth.case.get_absolute_url()


def test_the_form_registers_for_the_team_of_the_list_only(client, hers, team):
    birth = BirthFactory(team=team, born_on=BORN)
    client.force_login(hers)

    path = reverse("cases:register-birth", args=[birth.pk])
    client.post(path, registration(team=TeamFactory().pk))

    assert not Case.objects.exists()


def test_an_entry_is_registered_once_and_of_a_born_child(hers, team):
    birth = BirthFactory(team=team)
    people = [{"kind": "UNBORN", "family_name": "Hart"}]
    with pytest.raises(NotPossibleNow, match="is born"):
        commands.register_birth(birth=birth, people=people, home={}, by=hers)
    people = [{"kind": "CHILD", "family_name": "Hart", "born_on": BORN}]
    commands.register_birth(birth=birth, people=people, home={}, by=hers)

    with pytest.raises(NotPossibleNow, match="registered meanwhile"):
        commands.register_birth(birth=birth, people=people, home={}, by=hers)
    with pytest.raises(NotPossibleNow, match="chronology"):
        commands.note_try(birth=birth, words="Rang.", by=hers)


def test_a_visit_after_registration_is_a_contact_of_the_record(hers):
    family = household()
    worker = member_of(family.case.recording_team)
    birth = BirthFactory(
        registered=True, person=family.child, team=family.case.recording_team
    )

    commands.settle_birth(
        birth=birth, outcome="VISITED", visited_on=localdate(), by=worker
    )

    assert Contact.objects.get(case=family.case).kind == "VISIT"
    assert not AccessEvent.objects.filter(event="NEW_BIRTH_SETTLED").exists()
    with pytest.raises(NotPossibleNow, match="correct it there"):
        commands.reopen_birth(birth=birth, by=worker)


def test_nobody_settles_an_entry_whose_child_is_not_shared(hers, team):
    birth = BirthFactory(registered=True, person=household().child, team=team)

    with pytest.raises(AccessDenied):
        commands.settle_birth(birth=birth, outcome="MOVED", by=hers)


def test_an_entry_that_went_meanwhile_says_so(hers, team):
    birth = BirthFactory(team=team)
    Birth.objects.all().delete()

    with pytest.raises(NotPossibleNow, match="not on the list any more"):
        commands.note_try(birth=birth, words="Rang.", by=hers)


def test_a_year_later_only_the_registered_stay_and_figures_are_kept(team):
    long_ago = localdate() - timedelta(days=366)
    gone = BirthFactory(team=team, born_on=long_ago)
    ImportRowFactory(birth=gone, status="DONE", words={})
    BirthFactory(registered=True, person=household().child, born_on=long_ago)
    BirthFactory(born_on=localdate() - timedelta(days=365))

    assert commands.remove_old_births() == 1

    assert Birth.objects.count() == 2
    event = AccessEvent.objects.get(event="NEW_BIRTHS_REMOVED")
    assert (event.target, event.details) == (team.pk, {"OVERDUE": 1})
