"""A correction stands beside what it corrects; neither is ever changed (R18)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.commands.chronology import correct_contact
from cases.models import Contact
from cases.notes import Note
from cases.queries import last_seen
from cases.queries.timeline import Timeline, Wanted
from config.dates import short_date
from information_sharing import access
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases_record import AttachmentFactory, ContactFactory
from tests.factories.information_sharing_office import OversightFactory
from tests.people import household, lead_professional, member_of, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def contact(family, worker):
    return ContactFactory(
        case=family.case, fact="She weighs 21 kg.", child_seen=True, written_by=worker
    )


def url(name, family, *more):
    return reverse(f"cases:{name}", args=[family.case.pk, *more])


def typed(**fields):
    today = timezone.localdate()
    return {
        "kind": "VISIT",
        "happened_on_day": today.day,
        "happened_on_month": today.month,
        "happened_on_year": today.year,
        "fact": "She weighs 12 kg.",
        "reason": "Two digits changed places.",
        **fields,
    }


def text(response):
    return response.content.decode()


def correct(contact, by, fact="She weighs 12 kg."):
    note = Note("VISIT", timezone.localdate(), fact)
    return correct_contact(contact=contact, note=note, reason="A slip.", by=by)


def test_the_form_begins_with_what_was_written(client, family, worker, contact):
    client.force_login(worker)

    page = text(client.get(url("correct-contact", family, contact.pk)))

    assert "She weighs 21 kg." in page
    assert "It stays of the same kind (contacts and notes)" in page


def test_both_can_be_read_afterwards(client, family, worker, contact):
    AttachmentFactory(contact=contact, name="chart.pdf")
    client.force_login(worker)

    client.post(url("correct-contact", family, contact.pk), typed())

    page = text(client.get(url("chronology", family)))
    today = short_date(timezone.localdate())
    assert page.index("She weighs 12 kg.") < page.index("She weighs 21 kg.")
    assert f"Corrected on {today} by {worker}" in page
    assert "Two digits changed places." in page
    assert "Download chart.pdf" in page
    assert page.count('class="ta-entry"') == 2
    later = Contact.objects.get(replaces=contact)
    assert (later.category, later.person, later.team) == (
        contact.category,
        contact.person,
        contact.team,
    )
    log = AccessEvent.objects.order_by("id").values_list("event", flat=True)
    assert list(log) == ["CONTACT_CORRECTED", "CHRONOLOGY_VIEWED"]


def test_a_correction_has_its_reason(client, family, worker, contact):
    client.force_login(worker)

    response = client.post(url("correct-contact", family, contact.pk), typed(reason=""))

    assert "Enter why it is corrected" in text(response)
    assert "She weighs 12 kg." in text(response)
    assert Contact.objects.count() == 1


def test_a_colleague_corrects_and_another_team_does_not(client, family, contact):
    colleague = team_member(family.case)
    leader = lead_professional(family, categories=["CHRONOLOGY"])

    with pytest.raises(AccessDenied):
        correct(contact, leader)
    client.force_login(leader)
    assert "She weighs 21 kg." in text(client.get(url("chronology", family)))
    assert "Correct this" not in text(client.get(url("chronology", family)))
    link = url("correct-contact", family, contact.pk)
    assert client.get(link).status_code == 403
    assert correct(contact, colleague).replaces == contact


def test_the_author_corrects_what_she_wrote_for_a_team_that_she_has_left(
    family, worker
):
    hers = ContactFactory(case=family.case, team=TeamFactory(), written_by=worker)

    assert correct(hers, worker).replaces == hers
    with pytest.raises(AccessDenied, match="Only the author and her team"):
        correct(hers, team_member(family.case))


def test_the_page_offers_a_correction_to_those_whom_the_rule_lets(family, worker):
    hers = ContactFactory(case=family.case, team=TeamFactory(), written_by=worker)
    ours = ContactFactory(case=family.case)
    leader = lead_professional(family, categories=["CHRONOLOGY"])
    reader = OversightFactory(case=family.case).grant.practitioner
    expected = ({hers, ours}, {ours}, set(), set())

    for by, may in zip(
        (worker, team_member(family.case), leader, reader), expected, strict=True
    ):
        page = Timeline(viewer=by, case=family.case)
        entries = page.entries(page.rows(Wanted()))
        assert {one.contact for one in entries if one.can_correct} == may
        assert {
            one for one in (hers, ours) if access.can_correct_contact(by, one)
        } == may


def test_who_no_longer_sees_it_does_not_correct_it(family):
    therapy = TeamFactory()
    share(family, therapy)
    therapist = member_of(therapy)
    hers = ContactFactory(case=family.case, team=therapy, written_by=therapist)

    with pytest.raises(AccessDenied):
        correct(hers, therapist)


def test_what_is_not_shared_is_not_found(client, family, contact):
    therapy = TeamFactory()
    share(family, therapy)
    client.force_login(member_of(therapy))
    other = ContactFactory()

    assert client.get(url("correct-contact", family, contact.pk)).status_code == 404
    assert client.get(url("correct-contact", family, other.pk)).status_code == 404


def test_the_second_of_two_who_correct_at_once_is_told(client, family, worker, contact):
    correct(contact, worker)

    with pytest.raises(NotPossibleNow):
        correct(contact, worker)
    client.force_login(worker)
    link = url("correct-contact", family, contact.pk)
    refused = client.post(link, typed(fact="She weighs 13 kg."))
    assert "This was corrected meanwhile" in text(refused)
    assert "She weighs 13 kg." in text(refused)


def test_a_correction_is_corrected_in_its_turn(client, family, worker, contact):
    correct(correct(contact, worker), worker, fact="She weighs 12.1 kg.")
    client.force_login(worker)

    page = text(client.get(url("chronology", family)))

    order = [page.index(f"She weighs {kg} kg.") for kg in ("12.1", "12", "21")]
    assert order == sorted(order)


def test_what_was_corrected_does_not_say_that_a_child_was_seen(family, worker, contact):
    assert last_seen(viewer=worker, case=family.case) == contact.happened_on

    correct(contact, worker)

    assert last_seen(viewer=worker, case=family.case) is None


def test_queries_do_not_grow_with_corrections(client, family, worker, contact):
    client.force_login(worker)
    latest = correct(contact, worker)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(url("chronology", family))
        return len(queries)

    asked()
    few = asked()
    for _ in range(5):
        latest = correct(latest, worker)
    assert asked() == few
