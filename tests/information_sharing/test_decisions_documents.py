"""What stops a document between making and sending, and its pages (R2, R15)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from information_sharing import access, commands
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import (
    AccessEvent,
    Disclosure,
    SharingDecision,
)
from tests.factories.agencies import AgencyFactory, TeamFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.factories.information_sharing_life import NarrowingFactory
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.information_sharing.school import (
    SCHOOL,
    address,
    decide,
    made,
    name_in,
    send,
    to_school,
)
from tests.information_sharing.walker import at, in_public_interest, text
from tests.information_sharing.walks import in_days, walk
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def consent(family):
    """What the mother agreed to; no team here is a school outside."""
    return consent_for(family)


@pytest.fixture
def second(family):
    return team_member(family.case)


def withdraw(family, consent, by):
    commands.withdraw_consent(consent=consent, reason="No.", by=by)


def narrow_category(family, consent, by):
    NarrowingFactory(consent=consent, category="HEALTH")


def narrow_person(family, consent, by):
    NarrowingFactory(consent=consent, category="", person=family.child)


def expire(family, consent, by):
    type(consent).objects.filter(pk=consent.pk).update(
        given_on=in_days(-9), expires_on=in_days(-1)
    )


def leave_out(family, consent, by):
    body = AgencyFactory(name="Hill Top school")
    later = consent_for(family, people=[family.mother])
    ConsentExclusionFactory(consent=later, agency=body, team=None)


def supersede(family, consent, by):
    old = SharingDecision.objects.get()
    decide(family, walk(family, None, "no purpose", replaces=(old,), **SCHOOL), by)


def end(family, consent, by):
    SharingDecision.objects.update(ends_on=in_days(-1))


def seal(family, consent, by):
    sealed = ShieldingFactory(case=family.case, level="SEALED")
    ShieldReaderFactory(shielding=sealed, practitioner=by)


ENDINGS = [
    withdraw, narrow_category, narrow_person, expire, leave_out, supersede, end, seal,
]  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_ends_between_making_and_sending_stops_it(
    client, family, consent, by, ending
):
    disclosure = made(family, consent, by)
    paper = address("disclosure", disclosure.decision)
    client.force_login(by)
    assert client.get(paper).status_code == 200

    ending(family, consent, by)

    assert client.get(paper).status_code == 403
    form = client.post(
        address("disclosure-sent", disclosure.decision),
        {"how": "POST", "sent_to": "Typed by hand"},
    )
    assert "There is a problem" in text(form)
    assert "Typed by hand" in text(form)
    with pytest.raises(NotPossibleNow):
        send(disclosure, by)
    assert Disclosure.objects.get().sent_at is None


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_ends_before_making_stops_it(family, consent, by, ending):
    decision = decide(family, to_school(consent, family), by)

    ending(family, consent, by)

    with pytest.raises(NotPossibleNow):
        commands.make_disclosure(decision=decision, by=by)


def test_what_was_sent_stays_a_record(client, family, consent, by):
    disclosure = send(made(family, consent, by), by)
    withdraw(family, consent, by)
    client.force_login(by)

    answer = client.get(address("disclosure", disclosure.decision))

    assert answer.content == bytes(disclosure.document)


@pytest.mark.parametrize("path", ["duty", "public interest", "not confidential"])
def test_without_consent_it_waits_for_the_second_person(family, by, second, path):
    decision = decide(family, walk(family, None, path, **SCHOOL), by)
    with pytest.raises(NotPossibleNow):
        commands.make_disclosure(decision=decision, by=by)

    commands.countersign(decision=decision, by=second)

    assert commands.make_disclosure(decision=decision, by=by)


def test_an_urgent_one_may_leave_until_it_is_refused(family, by, second):
    said = walk(family, None, "public interest", urgent=True, **SCHOOL)
    decision = decide(family, said, by)
    disclosure = commands.make_disclosure(decision=decision, by=by)

    commands.refuse_countersignature(decision=decision, reason="No.", by=second)

    with pytest.raises(NotPossibleNow):
        send(disclosure, by)


def test_protected_addresses_go_to_nobody(family, by):
    wide = consent_for(family, categories=["CONTACT", "HEALTH"])
    shield = ShieldingFactory(case=family.case, level="ADDRESS_PROTECTED")
    ShieldReaderFactory(shielding=shield, practitioner=by)

    with pytest.raises(NotPossibleNow, match="are protected"):
        decide(family, to_school(wide, family, categories=("CONTACT",)), by)
    assert decide(family, to_school(wide, family, categories=("HEALTH",)), by)


def test_who_sees_less_neither_makes_nor_reads_nor_sends(client, family, consent, by):
    leader = lead_professional(family, categories=["HEALTH"])
    decision = decide(family, to_school(consent, family), by)
    for act in (
        lambda: commands.make_disclosure(decision=decision, by=leader),
        lambda: send(commands.make_disclosure(decision=decision, by=by), leader),
    ):
        with pytest.raises(AccessDenied):
            act()
    client.force_login(leader)
    assert client.get(address("disclosure", decision)).status_code == 403
    page = text(client.get(address("decision", decision)))
    assert "development is not shared with you" in page


def test_the_walk_to_a_school(client, family, consent, walker, viewer):
    name_in(consent)
    walker.begin(TeamFactory(), to="outside", **SCHOOL)
    assert "<strong>covers this</strong>" in text(walker.get(4))
    walker.say(4, "yes", consent=str(consent.pk))
    assert "method" not in walker.get(7).context_data["form"].fields
    assert at(walker.choose(family), 8)
    assert "may be made for Ms Hall, Hill Top school" in text(walker.get(8))

    done = walker.decide()

    decision = SharingDecision.objects.get()
    assert decision.method == "DOCUMENT"
    assert "Make the document" in text(client.get(done.url))
    made = client.post(address("make-disclosure", decision))
    assert made.url == done.url
    paper = client.get(address("disclosure", decision))
    assert paper["Content-Type"] == "application/pdf"
    sent = {"how": "BY_HAND", "sent_to": "Ms Hall, at the gate"}
    client.post(address("disclosure-sent", decision), sent)
    assert "Ms Hall, at the gate" in text(client.get(done.url))
    assert AccessEvent.objects.filter(event="DISCLOSURE_READ", by=viewer).count() == 1


def test_making_twice_is_said_plainly(client, family, consent, viewer):
    disclosure = made(family, consent, viewer)

    again = client.post(address("make-disclosure", disclosure.decision), follow=True)

    assert "The document is made already." in text(again)


def test_missing_consent_forks_outside_too(family, walker, viewer):
    in_public_interest(walker, family, TeamFactory(), urgent="on")
    walker.begin(TeamFactory(), to="outside", **SCHOOL)

    assert "It opens at once" in text(walker.get(8))


@pytest.mark.parametrize("missing", list(SCHOOL))
def test_the_form_asks_who_reads_it(family, walker, missing):
    said = {**SCHOOL, missing: "", "to": "outside", "kind": "PLAN", "purpose": "x"}

    assert missing in walker.say(1, "yes", **said).context_data["form"].errors


def test_of_another_family_there_is_no_document(client, family, consent, viewer):
    other = household()
    foreign = made(other, consent_for(other), team_member(other.case)).decision
    for name in ("disclosure", "disclosure-sent"):
        path = reverse(f"information_sharing:{name}", args=[family.case.pk, foreign.pk])
        assert client.get(path).status_code == 404


def test_those_who_only_read_get_no_document(client, family, consent, by, therapy):
    share(family, therapy)
    decision = made(family, consent, by).decision
    client.force_login(member_of(therapy))

    for name in ("disclosure", "disclosure-sent"):
        assert client.get(address(name, decision)).status_code == 403
    assert client.post(address("make-disclosure", decision)).status_code == 403


def test_a_decision_to_a_team_has_no_document(client, family, therapy, viewer):
    decision = share(family, therapy).decision

    assert "Make the document" not in text(client.get(address("decision", decision)))
    assert client.get(address("disclosure", decision)).status_code == 404
    with pytest.raises(NotPossibleNow):
        commands.make_disclosure(decision=decision, by=viewer)
    assert access.can_coordinate(viewer, family.case)


def test_the_sharing_page_asks_no_more_for_more_decisions(
    client, family, consent, viewer
):
    page = reverse("information_sharing:sharing", args=[family.case.pk])
    decide(family, to_school(consent, family), viewer)
    client.get(page)
    with CaptureQueriesContext(connection) as few:
        client.get(page)
    for number in range(4):
        share(family, TeamFactory())
        other = to_school(consent, family, outside_organisation=f"School {number}")
        decide(family, other, viewer)

    with CaptureQueriesContext(connection) as many:
        client.get(page)

    assert len(many) <= len(few) + 2
