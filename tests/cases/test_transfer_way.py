"""A move from its first page to its last: each page leads on, and says what is left out."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, Draft
from tests.factories.cases import AssessmentFactory
from tests.factories.cases_centre import TransferFactory
from tests.factories.information_sharing import ConsentBodyFactory
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.information_sharing.school import decide, to_school
from tests.information_sharing.test_views_consents import typed
from tests.information_sharing.walker import Walker, text
from tests.people import consent_for, household, lead_professional, team_member

pytestmark = pytest.mark.django_db
CENTRE = "Fenwick children's centre"
FENWICK = {"outside_name": "Mo Lane", "outside_organisation": CENTRE}


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(client, family):
    worker = team_member(family.case)
    client.force_login(worker)
    return worker


def at(family, name, *more):
    return reverse(name, args=[family.case.pk, *more])


def page_of(client, family):
    return text(client.get(at(family, "cases:transfer")))


def test_from_the_move_and_back_again(client, family, worker):
    TransferFactory(case=family.case)
    consent_page = at(family, "information_sharing:record-consent") + "?for=move"
    move = at(family, "cases:transfer")
    assert f'href="{consent_page}"' in page_of(client, family)
    form = client.get(consent_page)
    assert form.context_data["form"]["bodies"].value() == CENTRE

    kinds = ["HEALTH", "DEVELOPMENT", "PLAN"]
    agreed = client.post(consent_page, typed(family, bodies=CENTRE, categories=kinds))

    assert agreed.url == move
    page = page_of(client, family)
    assert "The next step:</strong> answer the eight questions." in page
    assert f"Nobody has agreed yet about {family.father}" in page
    start = at(family, "information_sharing:continue-deciding") + "?transfer=yes"
    first = client.get(start, follow=True)
    assert "you are back at the hand-over" in text(first)
    walker = Walker(client, family)
    walker.say(1, "yes", to="outside", kind="PLAN", purpose="To go on.", **FENWICK)
    walker.say(2, "yes")
    walker.say(3, "yes")
    walker.say(4, "yes", consent=str(family.case.consents.get().pk))
    walker.choose(family)
    assert "Questions 5 and 6 were not needed" in text(walker.get(8))
    assert walker.decide().url == move
    decided = page_of(client, family)
    assert "read what the pack will leave out" in decided
    pack = at(
        family, "information_sharing:make-disclosure", family.case.decisions.get().pk
    )
    assert client.post(pack).url == move
    assert "download the pack, read it" in page_of(client, family)


def ready(family, worker, **changes):
    """Return a decision whose pack can be made."""
    TransferFactory(case=family.case)
    consent = consent_for(family, categories=["HEALTH", "PLAN"])
    said = {"categories": ("HEALTH",), "people": (family.child,)}
    return decide(family, to_school(consent, family, **FENWICK, **said), worker)


def test_the_page_says_whom_and_what_the_pack_leaves_out(client, family, worker):
    ready(family, worker)
    AssessmentFactory(person=family.child)

    page = page_of(client, family)

    assert f"{family.mother}: is not named in the decision." in page
    assert f"{family.father}: has not agreed to it." in page
    assert f"<li>{family.child}:" not in page
    assert "What the decision does not name: " in page
    assert f"of {family.child}: none goes." in page
    assert "these are protected" not in page


def test_it_says_that_what_is_protected_stays(client, family, worker):
    ready(family, worker)
    shield = ShieldingFactory(case=family.case)
    ShieldReaderFactory(shielding=shield, practitioner=worker)

    assert "these are protected" in page_of(client, family)


def test_it_names_nobody_whom_its_reader_does_not_see(client, family, worker):
    ready(family, worker)
    lead = lead_professional(family, categories=["HEALTH", "PLAN"])
    client.force_login(lead)

    page = page_of(client, family)

    assert "What the pack will leave out" in page
    assert str(family.father) not in page
    assert "substance" not in page.lower()


@pytest.mark.parametrize("name", ["cases:transfer-arrived", "cases:close"])
def test_closing_lists_what_is_not_finished(client, family, worker, name):
    AssessmentFactory(person=family.child)
    done = {"completed_at": timezone.now(), "completed_by": worker}
    AssessmentFactory(person=family.mother, **done)
    path = at(family, "information_sharing:record-consent")
    Draft.objects.create(
        author=worker, case=family.case, path=path, data={}, title="A consent"
    )
    if name == "cases:transfer-arrived":
        sent = {"sent_at": timezone.now(), "sent_by": worker}
        TransferFactory(case=family.case, **sent)

    page = text(client.get(at(family, name)))

    assert f"{family.child}: common assessment" in page
    assert f"{family.mother}: common" not in page
    assert f'href="{path}">A consent</a>' in page


def test_a_closed_case_leads_to_its_hand_over(client, family, worker):
    over = {"received_at": timezone.now(), "received_by": worker}
    sent = {"sent_at": timezone.now(), "sent_by": worker}
    TransferFactory(case=family.case, **sent, **over)
    link = at(family, "cases:transfer")
    closed = {"status": "CLOSED", "closed_at": timezone.now(), "closed_by": worker}
    Case.objects.filter(pk=family.case.pk).update(**closed)

    overview = family.case.get_absolute_url()
    assert f'href="{link}">The hand-over' in text(client.get(overview))
    assert client.get(link).status_code == 200
    ShieldingFactory(case=family.case)
    assert f'href="{link}">The hand-over' not in text(client.get(overview))


def test_a_consent_for_others_is_none_for_who_takes_over(client, family, worker):
    TransferFactory(case=family.case)
    ConsentBodyFactory(consent=consent_for(family))

    page = page_of(client, family)

    assert "No consent names Fenwick" in page
    assert "ask the family, and record what they agree to" in page
