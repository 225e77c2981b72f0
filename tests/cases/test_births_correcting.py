"""Finding an entry of the new births, putting it right, and what the log says."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, timedelta

from cases.commands import births as commands
from cases.models import Birth
from cases.queries.births import ENTRY, Wanted
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import AccessEvent
from tests.cases.csv_files import number
from tests.factories.agencies import TeamFactory
from tests.factories.cases_centre import BirthFactory, ImportRowFactory
from tests.people import household, member_of

pytestmark = pytest.mark.django_db
LIST, FIND = reverse("cases:births"), reverse("cases:find-births")


@pytest.fixture
def team():
    return TeamFactory()


@pytest.fixture
def hers(team):
    return member_of(team)


@pytest.fixture
def as_her(client, hers):
    client.force_login(hers)
    return client


@pytest.fixture
def birth(team):
    return BirthFactory(team=team, given_name="Ivy", telephone="01632 960 001")


def address(name, birth):
    return reverse(f"cases:{name}", args=[birth.pk])


def found(client, typed):
    return client.post(FIND, {"find": typed}).content.decode()


def sent(birth, page, **changes):
    """Return what the form would send, opened as `page`, with these changes."""
    seen = page.split('name="seen" value="')[1].split('"')[0].replace("&quot;", '"')
    values = {name: getattr(birth, name) for name in ENTRY} | {"seen": seen} | changes
    for name in ("born_on", "told_on"):
        day = values.pop(name)
        parts = {"day": day.day, "month": day.month, "year": day.year}
        values |= {f"{name}_{part}": n for part, n in parts.items()}
    return values


def test_an_entry_is_found_by_name_parent_and_number(as_her, team, birth):
    BirthFactory(team=team, family_name="Vane", parent_name="Ali de Souza")
    BirthFactory(team=team, family_name="Moss", nhs_number=number(4), parent_name="")
    BirthFactory(family_name="Hartley")

    assert "Ivy Hart" in found(as_her, "hart")
    assert "Hartley" not in found(as_her, "hart")
    assert "Baby Vane" in found(as_her, "souza")
    assert "Baby Moss" in found(as_her, f"{number(4)[:3]} {number(4)[3:]}")
    assert "Nobody of that name or number" in found(as_her, "Hart Ivy Zed")
    assert "Enter a name or a number" in found(as_her, " ")
    assert {event.event for event in AccessEvent.objects.all()} == {
        "NEW_BIRTHS_SEARCHED"
    }


def test_who_is_registered_is_found_as_far_as_she_is_shared(as_her, team):
    mine, other = household(recording_team=team), household()
    for family in (mine, other):
        BirthFactory(team=team, person=family.child, registered=True)

    assert mine.case.reference in found(as_her, mine.case.reference)
    assert "Nobody of that name" in found(as_her, other.case.reference)
    page = found(as_her, str(mine.child))
    assert mine.case.reference in page
    assert "Not shared" not in page


def test_the_figures_lead_to_their_entries_and_keep_the_month(as_her, birth):
    month = f"{birth.born_on:%Y-%m}"

    page = as_her.get(LIST, {"month": month}).content.decode()

    assert f'href="?state=WAITING&amp;month={month}"' in page
    chosen = as_her.get(LIST, {"state": "OVERDUE"}).content.decode()
    assert 'href="?state=OVERDUE" aria-current="true"' in chosen


def test_an_entry_is_put_right_and_the_log_says_which_part(as_her, hers, birth):
    path = address("correct-birth", birth)
    page = as_her.get(path).content.decode()

    done = as_her.post(path, sent(birth, page, telephone="01632 960 002"))

    assert done.url == address("birth", birth)
    birth.refresh_from_db()
    assert (birth.telephone, birth.given_name) == ("01632 960 002", "Ivy")
    event = AccessEvent.objects.get(event="NEW_BIRTH_CORRECTED")
    assert (event.by, event.target) == (hers, birth.pk)
    assert event.details == {"changed": ["telephone"]}
    read = AccessEvent.objects.filter(event="NEW_BIRTH_VIEWED")
    assert read.get().target == birth.pk


def test_two_at_one_entry_are_told_and_nothing_typed_is_lost(as_her, birth):
    path = address("correct-birth", birth)
    page = as_her.get(path).content.decode()
    Birth.objects.filter(pk=birth.pk).update(
        telephone="01632 960 009", postcode="WX1 9ZZ"
    )

    told = as_her.post(path, sent(birth, page, telephone="01632 960 002"))

    said = told.content.decode()
    assert "Somebody else has changed telephone" in said
    assert "01632 960 009" in said
    assert "01632 960 002" in said
    birth.refresh_from_db()
    assert birth.telephone == "01632 960 009"


def test_what_was_changed_under_her_hands_is_not_overwritten(hers, birth):
    known = {name: getattr(birth, name) for name in ENTRY}
    Birth.objects.filter(pk=birth.pk).update(postcode="WX1 9ZZ")

    with pytest.raises(NotPossibleNow, match="Somebody else"):
        commands.correct_birth(birth=birth, known=known, fields=known, by=hers)


def test_another_team_finds_no_entry_to_correct(client, birth):
    client.force_login(member_of(TeamFactory()))

    assert client.get(address("correct-birth", birth)).status_code == 404
    assert client.post(address("correct-birth", birth), {}).status_code == 404
    assert "Ivy" not in found(client, "ivy")


def test_a_registered_entry_is_put_right_in_the_record(as_her, hers, team):
    family = household(recording_team=team)
    birth = BirthFactory(team=team, person=family.child, registered=True)
    known = {name: getattr(birth, name) for name in ENTRY}

    assert as_her.get(address("correct-birth", birth)).url == address("birth", birth)
    with pytest.raises(NotPossibleNow, match="in their record"):
        commands.correct_birth(birth=birth, known=known, fields=known, by=hers)


def test_a_number_on_the_list_and_a_birth_after_the_visit_are_refused(hers, team):
    BirthFactory(team=team, nhs_number=number(1))
    birth = BirthFactory(team=team, nhs_number=number(2))
    known = {name: getattr(birth, name) for name in ENTRY}

    def put(**changes):
        commands.correct_birth(
            birth=birth, known=known, fields=known | changes, by=hers
        )

    with pytest.raises(NotPossibleNow, match="on the list already"):
        put(nhs_number=number(1))
    day = birth.born_on + timedelta(days=3)
    commands.settle_birth(birth=birth, outcome="VISITED", visited_on=day, by=hers)
    with pytest.raises(NotPossibleNow, match="before this date of birth"):
        put(born_on=day + timedelta(days=1))
    put(nhs_number=number(3))


def test_an_entry_that_was_put_right_stays_when_its_file_is_undone(hers, birth):
    row = ImportRowFactory(batch__team=birth.team, status="DONE", words={}, birth=birth)
    known = {name: getattr(birth, name) for name in ENTRY}

    changed = known | {"telephone": "01632 960 005"}
    commands.correct_birth(birth=birth, known=known, fields=changed, by=hers)

    row.refresh_from_db()
    assert row.status == "KEPT"


def test_reading_how_to_reach_a_family_stands_in_its_own_trail(as_her, hers, team):
    family = household(recording_team=team)
    birth = BirthFactory(team=team, person=family.child, registered=True)

    as_her.get(address("birth", birth))
    as_her.get(reverse("cases:births-round"))

    events = AccessEvent.objects.filter(case=family.case).order_by("id")
    assert list(events.values_list("event", "by")) == [
        ("NEW_BIRTH_VIEWED", hers.pk),
        ("NEW_BIRTHS_PRINTED", hers.pk),
    ]


@pytest.mark.parametrize(
    ("chosen", "title"),
    [
        ({}, "New births to visit"),
        ({"state": "ALL"}, "New births"),
        ({"state": "IN_TIME"}, "New births: visited in time"),
        (
            {"state": "OVERDUE", "month": localdate().replace(2026, 10, 1)},
            "New births: overdue, born in October 2026",
        ),
    ],
)
def test_the_paper_says_what_was_chosen(chosen, title):
    assert Wanted(**chosen).title == title
