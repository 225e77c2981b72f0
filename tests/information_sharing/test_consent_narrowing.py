"""Consent taken back for one kind of information, or for one person (R2, R6)."""

import pytest
from django.urls import reverse

from information_sharing import access, commands
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Narrowing
from information_sharing.sight import tried
from tests.information_sharing.walker import text
from tests.information_sharing.walks import agreement, walk_on
from tests.people import consent_for, lead_professional, outsider, share

pytestmark = pytest.mark.django_db


def narrow(consent, by, **what):
    return commands.narrow_consent(consent=consent, reason="Not that.", by=by, **what)


def test_one_kind_shuts_and_the_rest_stands(family, therapy, therapist, by):
    consent = share(family, therapy).consent

    narrow(consent, by, category="HEALTH")

    seen = access.visible_categories(therapist, family.case)
    assert seen == {"IDENTITY", "DEVELOPMENT"}
    event = AccessEvent.objects.get()
    assert (event.event, event.details["category"]) == ("CONSENT_NARROWED", "HEALTH")


def test_one_person_shuts_and_the_rest_stands(family, therapy, therapist, by):
    consent = share(family, therapy).consent

    narrow(consent, by, person=family.child)

    case = family.case
    assert not access.visible_categories(therapist, case, family.child)
    assert access.visible_categories(therapist, case, family.mother)
    assert not access.can_see_person(therapist, family.child)


def test_no_decision_uses_what_was_taken_back(family, therapy, by):
    consent = consent_for(family, therapy)
    narrow(consent, by, category="HEALTH")

    with pytest.raises(NotPossibleNow, match="did not agree to all"):
        commands.decide(case=family.case, walk=walk_on(consent, family, therapy), by=by)


def test_the_last_kind_and_the_last_person_are_the_whole(family, therapy, by):
    consent = consent_for(family, therapy)
    narrow(consent, by, category="HEALTH")
    narrow(consent, by, person=family.child)

    for what in ({"category": "DEVELOPMENT"}, {"person": family.mother}):
        with pytest.raises(NotPossibleNow, match="withdraw the whole"):
            narrow(consent, by, **what)
    assert Narrowing.objects.count() == 2


@pytest.mark.parametrize("category", ["IDENTITY", "PARENTING", "HEALTH", ""])
def test_what_it_does_not_cover_cannot_be_taken_back(family, therapy, by, category):
    consent = consent_for(family, therapy, categories=["HEALTH", "PLAN", "EDUCATION"])
    narrow(consent, by, category="HEALTH")

    with pytest.raises(NotPossibleNow):
        narrow(consent, by, category=category)
    with pytest.raises(NotPossibleNow):
        narrow(consent, by, person=family.father)


def test_a_withdrawn_consent_is_not_narrowed(family, therapy, by):
    consent = consent_for(family, therapy)
    commands.withdraw_consent(consent=consent, reason="No.", by=by)

    with pytest.raises(NotPossibleNow, match="withdrawn already"):
        narrow(consent, by, category="HEALTH")


def test_whoever_sees_the_case_may_record_it_and_nobody_else(
    family, therapy, therapist
):
    consent = share(family, therapy).consent

    with pytest.raises(AccessDenied):
        narrow(consent, outsider(), category="HEALTH")
    assert narrow(consent, therapist, category="HEALTH")


def test_losses_by_person(family, therapy, therapist, by):
    consent = share(family, therapy).consent

    (loss,) = tried(family.case, lambda: narrow(consent, by, person=family.child))

    assert (loss.team, loss.readers) == (therapy, (therapist,))
    assert loss.categories == ()
    assert loss.people == (family.child,)


def page_of(family, consent):
    return reverse(
        "information_sharing:withdraw-consent", args=[family.case.pk, consent.pk]
    )


def test_the_page_narrows(client, family, therapy, therapist, viewer):
    consent = share(family, therapy).consent
    sent = {"what": "category", "category": "HEALTH", "reason": "Not that."}

    asked = text(client.post(page_of(family, consent), sent))
    client.post(page_of(family, consent), {**sent, "confirmed": "1"})

    assert "Withdraw consent for health?" in asked
    assert "no longer sees: health." in asked
    assert Narrowing.objects.get().category == "HEALTH"
    again = client.post(page_of(family, consent), {**sent, "category": "DEVELOPMENT"})
    assert "withdraw the whole of it" in text(again)


def test_the_page_takes_a_person_out(client, family, therapy, therapist, viewer):
    consent = share(family, therapy).consent
    sent = {"what": "person", "person": str(family.child.pk), "reason": "Not her."}

    asked = text(client.post(page_of(family, consent), sent))

    assert "no longer sees the same about Maya Ward" in asked
    client.post(page_of(family, consent), {**sent, "confirmed": "1"})
    assert Narrowing.objects.get().person == family.child


@pytest.mark.parametrize("what", ["team", "category", "person"])
def test_which_one_is_asked(client, family, therapy, viewer, what):
    consent = share(family, therapy).consent

    response = client.post(page_of(family, consent), {"what": what, "reason": "No."})

    assert what in response.context_data["form"].errors


def test_the_page_says_that_nothing_follows(client, family, therapy, viewer):
    page = text(client.get(page_of(family, share(family, therapy).consent)))

    assert "changes nothing in the help that they get" in page


def test_kinds_and_people_not_shared_are_not_offered(client, family, therapy):
    leader = lead_professional(family)
    consent = consent_for(
        family, therapy, people=[family.child, family.father],
        categories=["HEALTH", "MENTAL_HEALTH"],
    )  # fmt: skip
    client.force_login(leader)

    page = text(client.get(page_of(family, consent)))

    assert "Maya" in page
    assert "Daniel" not in page
    assert "Mental health" not in page


def test_a_replaced_consent_leads_to_the_one_that_stands(
    client, family, therapy, therapist, viewer
):
    consent = share(family, therapy).consent
    later = commands.change_consent(
        consent=consent, agreement=agreement(family, therapy), by=viewer
    )
    client.force_login(therapist)

    response = client.get(page_of(family, consent))

    assert response.context_data["consent"] == later
