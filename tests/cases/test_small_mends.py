"""What new readers stumbled over: births, homes, files, paper sheets, timescales."""

import datetime

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from agencies.models import RoleName
from cases.commands.chronology import correct_contact
from cases.commands.homes import record_move
from cases.commands.people import record_birth
from cases.commands.sheets import Typed
from cases.forms.activities import PaperForm
from cases.forms.people import BirthForm
from cases.models import Address, Person, Responsibility, SignIn
from cases.notes import Note
from information_sharing.exceptions import NotPossibleNow
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.cases import PersonFactory
from tests.factories.cases_centre import SessionFactory
from tests.factories.cases_record import AttachmentFactory, ContactFactory, VoiceFactory
from tests.people import household, team_member

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 20)
HOME = {"lines": "2 Weir Road", "postcode": "WX1 1AB", "telephone": ""}


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(client, family):
    worker = team_member(family.case)
    client.force_login(worker)
    return worker


def words(answer):
    return " ".join(strip_tags(answer.content.decode()).split())


def test_nobody_moves_before_she_is_born(family, worker):
    before = family.child.born_on - datetime.timedelta(days=1)
    move = {"case": family.case, "home": HOME, "by": worker}

    with pytest.raises(NotPossibleNow, match=f"{family.child} was not born yet"):
        record_move(people=[family.mother, family.child], since=before, **move)

    assert not Address.objects.exists()
    record_move(people=[family.mother], since=before, **move)
    record_move(people=[family.child], since=family.child.born_on, **move)


def test_an_estimated_birth_refuses_no_move(family, worker):
    family.child.born_accuracy = "EEA"
    family.child.save()
    before = family.child.born_on - datetime.timedelta(days=1)

    people = [family.child]
    record_move(case=family.case, people=people, home=HOME, since=before, by=worker)


def test_the_mother_is_chosen_and_her_ground_is_written_once(family, worker):
    unborn = PersonFactory(case=family.case, unborn=True)
    form = BirthForm(adults=Person.objects.filter(kind="PARENT_CARER"))
    assert form["mother"].initial == family.mother.pk
    ground = Responsibility.Ground.BIRTH_MOTHER
    people = {"case": family.case, "person": family.mother, "child": unborn}
    Responsibility.objects.create(ground=ground, recorded_by=worker, **people)

    fields = {"given_name": "Bo", "family_name": "Ward", "born_on": TODAY}
    record_birth(person=unborn, fields=fields, mother=family.mother, by=worker)

    assert Responsibility.objects.get(child=unborn).ground == ground


def test_files_of_the_entry_before_stay_in_sight(client, family, worker):
    contact = ContactFactory(case=family.case, team=family.case.recording_team)
    file = AttachmentFactory(contact=contact, case=family.case)
    note = Note(contact.kind, contact.happened_on, "She weighs 12 kg.")
    correct_contact(contact=contact, note=note, reason="A slip.", by=worker)

    page = client.get(reverse("cases:chronology", args=[family.case.pk]))

    shown = page.content.decode()
    entry = shown[shown.index('class="ta-timeline"') :]
    assert "With the entry before:" in entry.partition("<details")[0]
    assert reverse("cases:attachment", args=[family.case.pk, file.pk]) in entry


def test_a_drawing_is_seen_beside_the_words(client, family, worker):
    voice = VoiceFactory(person=family.child)
    drawing = AttachmentFactory(
        voice=voice, contact=None, case=family.case, category="WELLBEING"
    )
    type(drawing).objects.filter(pk=drawing.pk).update(content_type="image/png")
    source = reverse("cases:attachment", args=[family.case.pk, drawing.pk])

    for path in (
        family.case.get_absolute_url(),
        reverse("cases:chronology", args=[family.case.pk]),
    ):
        page = client.get(path).content.decode()
        assert f'<img src="{source}" alt="A picture beside the words of' in page

    assert client.get(source).headers["Content-Type"] == "image/png"


def paper(session, **lines):
    return reverse("cases:sheet-paper", args=[session.pk]), {"_once": "1", **lines}


def test_a_number_with_another_name_is_asked_about(client, family, worker):
    session = SessionFactory(activity__team=family.case.recording_team)
    number = family.case.reference
    path, sent = paper(session, **{"name-1": "Owen Sylva", "number-1": number})

    asked = words(client.post(path, sent))
    assert f"{number} is {family.child}. Is this the child you mean?" in asked
    assert not SignIn.objects.exists()
    done = client.post(path, sent | {"new-1": "on"}, follow=True)

    assert "Kept as a name: Owen Sylva." in words(done)
    assert SignIn.objects.get().name == "Owen Sylva"


def test_a_number_that_is_not_shared_asks_nothing(client, family, worker):
    session = SessionFactory(activity__team=family.case.recording_team)
    number = household().case.reference
    path, sent = paper(session, **{"name-1": "Owen Sylva", "number-1": number})

    client.post(path, sent)

    assert SignIn.objects.get().name == "Owen Sylva"


def test_a_form_without_its_question_types_what_stands():
    form = PaperForm({"name-1": "Zoe", "number-1": "TA-222-22"})

    assert form.is_valid(), form.errors
    assert form.typed() == [Typed("Zoe", "TA-222-22")]


def test_timescales_are_one_row_each(client, family):
    manager = TeamMembershipFactory(
        team=family.case.recording_team, role=RoleName.MANAGER
    )
    client.force_login(manager.practitioner)

    answer = client.get(reverse("cases:timescales"))

    assert answer.status_code == 200
    assert answer.content.decode().count('<th scope="row"') == 4


def test_the_only_team_is_chosen(client, worker):
    looked_for = {"register": "yes", "given_name": "Ada", "family_name": "Ward"}
    for answer in (
        client.post(reverse("cases:search"), looked_for, follow=True),
        client.get(reverse("cases:new-import")),
    ):
        page = answer.content.decode()
        select = page.partition('name="team"')[2].partition("</select>")[0]
        assert f'value="{worker.memberships.get().team_id}" selected' in select
