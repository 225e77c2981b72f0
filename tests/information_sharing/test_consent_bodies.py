"""A consent names organisations outside by their names; what rests on it follows (R6)."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from information_sharing import access, commands, outside
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import (
    AccessEvent,
    Consent,
    ConsentBody,
    SharingDecision,
)
from tests.factories.agencies import AgencyFactory, TeamFactory
from tests.factories.cases_centre import TransferFactory
from tests.factories.information_sharing import ConsentBodyFactory
from tests.information_sharing.school import SCHOOL, decide, send, to_school
from tests.information_sharing.test_views_consents import errors, typed
from tests.information_sharing.walker import Walker, at, text
from tests.information_sharing.walks import agreement
from tests.people import consent_for, member_of, team_member

pytestmark = pytest.mark.django_db
BODY = SCHOOL["outside_organisation"]
HUB = "Northmoor Family Hub"


@pytest.fixture
def by(family):
    return team_member(family.case)


def address(family, name, *more):
    return reverse(f"information_sharing:{name}", args=[family.case.pk, *more])


def stands(decision) -> bool:
    return outside.standing(SharingDecision.objects.filter(pk=decision.pk)).exists()


def record(family, by, **changes):
    said = agreement(family, **{"bodies": (HUB,), **changes})
    return commands.record_consent(case=family.case, agreement=said, by=by)


def test_a_consent_may_name_only_somebody_outside(family, by):
    consent = record(family, by)

    assert [body.name for body in consent.bodies.all()] == [HUB]
    details = AccessEvent.objects.get(event="CONSENT_RECORDED").details
    assert details["bodies"] == 1
    assert "Northmoor" not in str(details)
    with pytest.raises(NotPossibleNow, match="at least one team"):
        record(family, by, bodies=())


def test_who_is_left_out_is_not_named_too(family, by):
    hub = AgencyFactory(name=HUB.upper())

    with pytest.raises(NotPossibleNow, match="both included and left out"):
        record(family, by, excluded_agencies=(hub,))


def test_a_name_stands_once_in_a_consent(family):
    consent = consent_for(family)
    ConsentBodyFactory(consent=consent, name=HUB)

    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentBodyFactory(consent=consent, name=HUB.upper())
    assert ConsentBodyFactory(consent=consent_for(family), name=HUB)


@pytest.mark.parametrize("named", [(), ("Hill Top schoolhouse",), ("HILL TOP School",)])
def test_a_decision_needs_a_consent_that_names_the_body(family, by, named):
    consent = consent_for(family)
    walk = to_school(consent, family)
    ConsentBody.objects.all().delete()
    for name in named:
        ConsentBodyFactory(consent=consent, name=name)

    if named == ("HILL TOP School",):
        assert stands(decide(family, walk, by))
        return
    with pytest.raises(NotPossibleNow, match=f"It does not name {BODY}"):
        decide(family, walk, by)


def test_taking_back_for_this_body_alone_shuts_from_the_next_question(
    client, family, by, therapy
):
    consent = consent_for(family, therapy)
    decision = decide(family, to_school(consent, family), by)
    other = to_school(consent, family, outside_organisation=HUB)
    kept = decide(family, other, by)
    made = commands.make_disclosure(decision=decision, by=by)
    body = consent.bodies.get(name=BODY)

    commands.withdraw_consent(consent=consent, body=body, reason="No more.", by=by)

    assert (stands(decision), stands(kept)) == (False, True)
    with pytest.raises(NotPossibleNow):
        send(made, by)
    client.force_login(by)
    gone = address(family, "disclosure", decision.pk)
    assert client.get(gone).status_code == 403
    page = text(client.get(address(family, "consent", consent.pk)))
    assert "For Hill Top school, on" in page
    details = AccessEvent.objects.get(event="CONSENT_WITHDRAWN").details
    assert details == {"body": str(body.pk)}
    with pytest.raises(NotPossibleNow, match="withdrawn already"):
        commands.withdraw_consent(consent=consent, body=body, reason="No.", by=by)


def test_every_consent_of_the_line_since_must_name_it(family, by):
    consent = record(family, by, bodies=(BODY, HUB))
    decision = decide(family, to_school(consent, family), by)

    narrower = agreement(family, bodies=(HUB,))
    later = commands.change_consent(consent=consent, agreement=narrower, by=by)
    assert not stands(decision)
    again = agreement(family, bodies=(BODY.upper(),))
    commands.change_consent(consent=later, agreement=again, by=by)
    assert not stands(decision)


def test_the_form_takes_names_one_on_a_line(client, family, viewer):
    sent = typed(family, bodies=f"  {HUB}\r\n\r\nnorthmoor  family hub\r\n{BODY} ")

    client.post(address(family, "record-consent"), sent)

    names = {body.name.casefold() for body in Consent.objects.get().bodies.all()}
    assert names == {HUB.casefold(), BODY.casefold()}
    sharing = text(client.get(address(family, "sharing")))
    assert "With others outside:" in sharing
    nobody = client.post(address(family, "record-consent"), typed(family))
    assert "teams" in errors(nobody)
    long = typed(family, bodies="x" * 121)
    assert "bodies" in errors(client.post(address(family, "record-consent"), long))


def test_changing_keeps_who_stands_and_not_who_was_taken_back(client, family, viewer):
    consent = record(family, viewer, bodies=(BODY, HUB))
    body = consent.bodies.get(name=BODY)
    commands.withdraw_consent(consent=consent, body=body, reason="No.", by=viewer)

    form = client.get(address(family, "change-consent", consent.pk))

    assert form.context_data["form"]["bodies"].value() == HUB


def test_the_withdrawal_says_what_it_ends_outside(client, family, viewer):
    consent = consent_for(family)
    decide(family, to_school(consent, family), viewer)
    body = consent.bodies.get()
    sent = {"what": "body", "body": str(body.pk), "reason": "She rang."}
    path = address(family, "withdraw-consent", consent.pk)

    asked = text(client.post(path, sent))

    assert "Ms Hall, Hill Top school</strong>: no document may be made" in asked
    body.refresh_from_db()
    assert body.withdrawn_at is None
    client.post(path, {**sent, "confirmed": "1"})
    body.refresh_from_db()
    assert body.withdrawn_at


def test_question_four_lists_only_consents_that_name_it(client, family, viewer):
    walker = Walker(client, family)
    consent_for(family)
    walker.begin(TeamFactory(), to="outside", **SCHOOL)

    page = text(walker.get(4))

    assert "No consent names Hill Top school" in page
    record_it = address(family, "record-consent") + "?for=questions"
    assert f'href="{record_it}"' in page
    form = client.get(record_it)
    assert form.context_data["form"]["bodies"].value() == BODY
    done = client.post(record_it, typed(family, bodies=BODY), follow=True)
    assert done.redirect_chain[-1][0].endswith("/share/4/")
    named = Consent.objects.get(bodies__name=BODY)
    assert "<strong>covers this</strong>" in text(walker.get(4))
    assert at(walker.say(4, "yes", consent=str(named.pk)), 7)
    assert "Questions 5 and 6 were not needed, because the family agreed" in text(
        walker.get(7)
    )


def test_a_protected_family_s_new_area_is_not_named(family, by):
    from tests.factories.information_sharing_office import ShieldingFactory

    consent = record(family, by)
    assert access.can_change_consent(by, consent)
    TransferFactory(case=family.case, agency=HUB.upper())
    ShieldingFactory(case=family.case)

    assert HUB not in access.services_for(by, family.case).said(f"With {HUB}.")
    assert not access.can_change_consent(by, consent)


def test_others_read_nothing_of_it(client, family, therapy, by):
    consent = record(family, by)
    client.force_login(member_of(therapy))

    assert client.get(address(family, "consent", consent.pk)).status_code == 404
    assert client.get(address(family, "record-consent")).status_code == 404


def test_who_lacks_responsibility_is_led_to_where_it_is_recorded(
    client, family, viewer
):
    family.father.has_parental_responsibility = False
    family.father.save()
    sent = typed(
        family,
        given_by=str(family.father.pk),
        capacity="ADULT",
        people=[str(family.father.pk), str(family.child.pk)],
        bodies=HUB,
    )

    page = client.post(address(family, "record-consent"), sent)

    link = reverse("cases:add-responsibility", args=[family.case.pk])
    assert "people" in errors(page)
    assert f'href="{link}"' in text(page)
    again = client.get(address(family, "record-consent"))
    assert again.context_data["form"]["bodies"].value() == HUB
    mother = typed(family, people=[str(family.mother.pk), str(family.father.pk)])
    wrong = client.post(address(family, "record-consent"), mother)
    assert link not in text(wrong)
