"""The chronology shows what is shared, on the page and on paper (R3, R4, R12, R13)."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from information_sharing.models import AccessEvent, Consent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    ActionFactory,
    AddressFactory,
    AssessmentFactory,
    ChecklistFactory,
    GoalFactory,
    InvolvementFactory,
    PlanFactory,
    ReviewFactory,
)
from tests.factories.cases_record import (
    AttachmentFactory,
    ContactFactory,
    SchoolingFactory,
    VoiceFactory,
)
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import household, lead_professional, member_of, share, team_member

pytestmark = pytest.mark.django_db
CANARY = "canary-7f3"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def therapist(family):
    therapy = TeamFactory(name="Speech and language therapy")
    share(family, therapy)
    return member_of(therapy)


def url(name, family, *more):
    return reverse(f"cases:{name}", args=[family.case.pk, *more])


def page(client, family, **wanted):
    response = client.get(url("chronology", family), wanted)
    assert response.status_code == 200
    return response.content.decode()


def paper(client, family, **wanted):
    response = client.get(url("chronology-pdf", family), wanted)
    assert response["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(response.content)).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def everything(family):
    """Plant one row of every sort about the child, each with its own canary."""
    about = {"case": family.case, "person": family.child}
    plan = PlanFactory(case=family.case)
    goal = GoalFactory(plan=plan, person=family.child, words=f"{CANARY} goal")
    ActionFactory(goal=goal, words=f"{CANARY} action")
    contact = ContactFactory(fact=f"{CANARY} fact", judgement=f"{CANARY} view", **about)
    AttachmentFactory(contact=contact, person=family.child, name=f"{CANARY}.pdf")
    VoiceFactory(words=f"{CANARY} words", **about)
    ChecklistFactory(person=family.child, reason=f"{CANARY} checklist")
    AssessmentFactory(person=family.child)
    ReviewFactory(case=family.case, notes=f"{CANARY} review")
    today = timezone.localdate()
    AddressFactory(person=family.child, lines=f"{CANARY} street", since=today)
    SchoolingFactory(person=family.child, name=f"{CANARY} nursery")
    return contact


def test_the_recording_team_reads_all_of_it(client, family, worker, therapist):
    everything(family)
    lead_professional(family)
    client.force_login(worker)

    shown = page(client, family)

    for said in (
        "fact", "view", "goal", "action", "words", "checklist", "review", "street",
        "nursery",
    ):  # fmt: skip
        assert f"{CANARY} {said}" in shown
    for said in (
        f"Download {CANARY}.pdf", "Assessment started", "Became lead professional",
        "Case opened", "Consent recorded",
        "Decision about sharing: share with Speech and language therapy",
    ):  # fmt: skip
        assert said in shown


def test_what_is_not_shared_is_on_no_page_and_no_paper(client, family, therapist):
    everything(family)
    client.force_login(therapist)

    for shown in (page(client, family), paper(client, family)):
        assert CANARY not in shown
        assert "contacts and notes" in shown
        assert "Consent recorded" not in shown
        assert "Decision about sharing" not in shown
        assert "Case opened" in shown or "case opened" in shown


def test_it_says_the_same_whether_or_not_there_is_anything(client, family, therapist):
    client.force_login(therapist)
    before = page(client, family)
    ContactFactory(case=family.case, fact=CANARY)

    after = page(client, family)

    assert before.split("<main")[1] == after.split("<main")[1]


def test_health_of_the_child_is_shared_and_that_of_the_father_is_not(
    client, family, therapist
):
    kind = {"case": family.case, "category": "HEALTH"}
    ContactFactory(person=family.child, fact="Weighed: 12 kg.", **kind)
    ContactFactory(person=family.father, fact=CANARY, **kind)
    client.force_login(therapist)

    shown = page(client, family)

    assert "Weighed: 12 kg." in shown
    assert CANARY not in shown


def test_a_consent_withdrawn_shuts_it_at_once(client, family, therapist):
    ContactFactory(case=family.case, category="HEALTH", fact="Weighed: 12 kg.")
    client.force_login(therapist)
    assert "12 kg" in page(client, family)

    Consent.objects.update(withdrawn_at=timezone.now(), withdrawn_by=therapist)

    assert client.get(url("chronology", family)).status_code == 404
    assert client.get(url("chronology-pdf", family)).status_code == 404


def test_a_sensitive_service_is_not_named(client, family, therapist):
    refuge = TeamFactory(name="Harbour refuge")
    helper = member_of(refuge, first_name="Nora", last_name="Quill")
    InvolvementFactory(case=family.case, team=refuge, is_sensitive=True)
    ContactFactory(
        case=family.case,
        category="HEALTH",
        team=refuge,
        written_by=helper,
        fact="Met at the centre.",
    )
    client.force_login(therapist)

    for shown in (page(client, family), paper(client, family)):
        assert "Met at the centre." in shown
        assert "Harbour" not in shown
        assert "Quill" not in shown
        assert "sensitive service: ask the information officer" in shown


def test_a_protected_address_and_nursery_are_not_told(client, family):
    everything(family)
    reader = lead_professional(
        family, categories=["IDENTITY", "CONTACT", "EDUCATION", "PLAN"]
    )
    client.force_login(reader)
    assert f"{CANARY} nursery" in page(client, family)

    ShieldingFactory(case=family.case)

    shown = page(client, family) + paper(client, family)
    assert f"{CANARY} nursery" not in shown
    assert f"{CANARY} street" not in shown


def test_it_is_narrowed_by_sort_kind_person_writer_and_period(client, family, worker):
    today = timezone.localdate()
    old = today - timedelta(days=90)
    kind = {"case": family.case}
    other = team_member(family.case)
    ContactFactory(fact="Old one.", happened_on=old, **kind)
    ContactFactory(fact="About health.", category="HEALTH", **kind)
    ContactFactory(fact="About her.", person=family.child, written_by=other, **kind)
    GoalFactory(plan=PlanFactory(case=family.case), words="Her goal.")
    client.force_login(worker)
    facts = ("Old one.", "About health.", "About her.", "Her goal.")

    def found(**wanted):
        shown = page(client, family, **wanted)
        return [fact for fact in facts if fact in shown]

    assert found(sort="CONTACTS") == list(facts[:3])
    assert found(category="HEALTH") == ["About health."]
    assert found(person=str(family.child.pk)) == ["About her."]
    assert found(by=str(other.pk)) == ["About her."]
    day = {"until_day": old.day, "until_month": old.month, "until_year": old.year}
    assert found(**day) == ["Old one."]
    assert found(person="nonsense", sort="NOTHING", since_day="x") == list(facts)


def test_nobody_chooses_what_she_may_not_see(client, family, therapist):
    client.force_login(therapist)

    shown = page(client, family, sort="SHARING", category="CHRONOLOGY")

    assert "Consent and sharing" not in shown
    assert 'value="CHRONOLOGY"' not in shown
    assert "Case opened" in shown


def test_the_newest_comes_first_unless_asked_otherwise(client, family, worker):
    long_ago = timezone.localdate() - timedelta(days=400)
    ContactFactory(case=family.case, fact="First.", happened_on=long_ago)
    ContactFactory(case=family.case, fact="Second.")
    client.force_login(worker)

    newest, oldest = page(client, family), page(client, family, order="oldest")
    printed = paper(client, family)

    assert newest.index("Second.") < newest.index("First.")
    assert oldest.index("First.") < oldest.index("Second.")
    assert printed.index("First.") < printed.index("Second.")


def test_a_page_has_25_entries(client, family, worker):
    for number in range(30):
        ContactFactory(case=family.case, fact=f"Contact number {number}.")
    client.force_login(worker)

    first, second = page(client, family), page(client, family, page="2")

    assert "31 entries that you can see" in first
    assert first.count("ta-entry__when") == 25
    assert second.count("ta-entry__when") == 6


def test_the_paper_is_made_for_its_reader_and_logged(client, family, worker):
    ContactFactory(case=family.case, fact="Weighed.", judgement="All is well.")
    client.force_login(worker)

    printed = paper(client, family, sort="CONTACTS")

    assert f"Made for {worker}" in printed
    assert "Weighed." in printed
    assert f"What {family.case.opened_by} makes of it: All is well." in printed
    assert "Chosen: Contacts and notes." in printed
    assert list(AccessEvent.objects.values_list("event", flat=True)) == [
        "CHRONOLOGY_PRINTED"
    ]


def test_queries_do_not_grow_with_the_story(client, family, worker):
    everything(family)
    client.force_login(worker)
    page(client, family)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            page(client, family)
        return len(queries)

    few = asked()
    for number in range(200):
        ContactFactory(case=family.case, fact=f"Contact number {number}.")
    assert asked() == few
    assert few <= 40
