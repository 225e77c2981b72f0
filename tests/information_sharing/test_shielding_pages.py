"""The pages of shields: references and colleagues, nothing of the record (R12)."""

import pytest
from django.urls import reverse

from agencies.models import RoleName
from information_sharing.models import Notice, Shielding
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.cases import AddressFactory
from tests.factories.information_sharing import AdviceRequestFactory
from tests.factories.information_sharing_office import (
    NoticeFactory,
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.people import consent_for, lead_professional, team_member

pytestmark = pytest.mark.django_db
LIST = reverse("information_sharing:shields")
NEW = reverse("information_sharing:set-shield")


def url(name, *args):
    return reverse(f"information_sharing:{name}", args=[each.pk for each in args])


@pytest.fixture
def officer(client):
    officer = TeamMembershipFactory(role=RoleName.INFORMATION_OFFICER).practitioner
    client.force_login(officer)
    return officer


@pytest.fixture
def second():
    return TeamMembershipFactory(role=RoleName.SAFEGUARDING_LEAD).practitioner


def test_from_reference_to_shield(client, officer, family, by):
    response = client.post(NEW, {"reference": family.case.reference.lower()})
    assert response.url == url("shield-case", family.case)
    page = client.get(response.url).content.decode()
    assert f"{by}, {family.case.recording_team}" in page

    sent = {"level": "SEALED", "reason": "Found by him.", "readers": [str(by.pk)]}
    made = client.post(response.url, sent)

    shield = Shielding.objects.get()
    assert made.url == url("shield", shield)
    assert [r.practitioner for r in shield.readers.all()] == [by]
    shown = client.get(made.url).content.decode()
    assert "Found by him." in shown
    assert "to confirm it" in shown
    for text in (page, shown, client.get(LIST).content.decode()):
        assert "Maya" not in text
        assert "Ward" not in text


def test_an_unknown_reference_is_said_plainly(client, officer):
    page = client.post(NEW, {"reference": "TA-NOBODY"}).content.decode()

    assert "There is no record with this reference" in page


def test_the_second_person_confirms_and_lifts(client, officer, second, family):
    shield = ShieldingFactory(case=family.case, set_by=officer)
    page = client.get(url("shield", shield)).content.decode()
    assert "Confirm this shield" not in page
    assert client.post(url("confirm-shield", shield)).status_code == 403
    client.post(url("ask-to-lift-shield", shield), {"reason": "They moved."})
    assert client.post(url("lift-shield", shield)).status_code == 403

    client.force_login(second)
    page = client.get(url("shield", shield)).content.decode()
    assert "Confirm this shield" in page
    assert "They moved." in page
    client.post(url("confirm-shield", shield))
    client.post(url("lift-shield", shield))

    shield.refresh_from_db()
    assert (shield.confirmed_by, shield.lifted_by) == (second, second)
    assert "Lifted (1)" in client.get(LIST).content.decode()
    assert client.get(NEW).status_code == 403


def test_readers_are_named_and_ended_on_the_page(client, officer, family, by):
    shield = ShieldingFactory(case=family.case, sealed=True)

    client.post(url("name-shield-reader", shield), {"reader": str(by.pk)})
    reader = shield.readers.get()
    again = client.post(url("name-shield-reader", shield), {"reader": str(by.pk)})
    assert "named already" in again.content.decode()
    client.post(url("end-shield-reader", shield, reader))

    reader.refresh_from_db()
    assert reader.ended_by == officer
    assert client.post(url("end-shield-reader", shield, reader)).status_code == 404


@pytest.mark.parametrize("role", [RoleName.PRACTITIONER, RoleName.MANAGER,
                                  RoleName.AUDITOR, RoleName.SYSTEM_ADMINISTRATOR])  # fmt: skip
def test_other_roles_are_refused(client, family, role):
    shield = ShieldingFactory(case=family.case)
    client.force_login(TeamMembershipFactory(role=role).practitioner)

    for path in (LIST, NEW, url("shield", shield), url("shield-case", family.case)):
        assert client.get(path).status_code == 403
    assert client.post(url("confirm-shield", shield)).status_code == 403


def test_the_list_costs_the_same_for_many(
    client, officer, django_assert_max_num_queries
):
    ShieldingFactory.create_batch(2)
    with django_assert_max_num_queries(60) as few:
        client.get(LIST)
    ShieldingFactory.create_batch(6)
    with django_assert_max_num_queries(60) as many:
        client.get(LIST)

    assert len(many) <= len(few) + 2 * 6 * 2


@pytest.mark.usefixtures("standing_clock")
def test_a_sealed_case_answers_as_none_at_all(client, family, viewer):
    ShieldingFactory(case=family.case, sealed=True)
    unknown = reverse("cases:detail", args=["00000000-0000-4000-8000-000000000000"])

    sealed, none = client.get(family.case.get_absolute_url()), client.get(unknown)

    assert sealed.status_code == none.status_code == 404
    assert sealed.content == none.content
    assert client.get(reverse("cases:api-detail", args=[family.case.pk])).json() == {
        "detail": "Not found."
    }


def test_a_sealed_case_is_in_no_list_count_search_or_home(client, family, viewer):
    NoticeFactory(to=viewer, case=family.case)
    AdviceRequestFactory(case=family.case, asked_by=viewer)
    paths = [reverse("cases:list"), reverse("home"), reverse("cases:api-list"),
             reverse("information_sharing:notices")]  # fmt: skip
    before = [client.get(path).content.decode() for path in paths]
    assert any(family.case.reference in page for page in before)

    ShieldingFactory(case=family.case, sealed=True)

    for path in paths:
        assert family.case.reference not in client.get(path).content.decode()
    assert "0 cases are shared with you" in client.get(paths[0]).content.decode()
    found = client.post(reverse("cases:search"), {"family_name": "Ward"})
    assert "is known to you" in found.content.decode()
    assert family.case.reference not in found.content.decode()


def test_who_is_asked_to_lead_hears_no_more_of_a_sealed_case(
    client, family, therapy, therapist
):
    from tests.factories.lead_professional import NominationFactory

    asked = NominationFactory(
        case=family.case, nominee=therapist, team=therapy,
        consent=consent_for(family, therapy),
    )  # fmt: skip
    client.force_login(therapist)
    assert family.case.reference in client.get(reverse("home")).content.decode()

    ShieldingFactory(case=family.case, sealed=True)

    assert family.case.reference not in client.get(reverse("home")).content.decode()
    page = reverse("lead_professional:nomination", args=[asked.pk])
    assert client.get(page).status_code == 404


CONTACT = ("7 Canary Row", "CN1 1AA", "01632 960777")


def test_a_protected_address_leaves_every_output(client, family, viewer):
    AddressFactory(
        person=family.child, lines=CONTACT[0], postcode=CONTACT[1], telephone=CONTACT[2]
    )
    lead = lead_professional(family, categories=["CONTACT", "PLAN"])
    names = ("cases:detail", "cases:assessment", "cases:plan", "cases:api-detail",
             "cases:summary-pdf", "information_sharing:who", "information_sharing:why",
             "information_sharing:sharing", "information_sharing:record-consent")  # fmt: skip
    before = client.get(family.case.get_absolute_url()).content.decode()
    assert CONTACT[0] in before
    shield = ShieldingFactory(case=family.case)

    for person in (viewer, lead):
        client.force_login(person)
        for name in names:
            page = client.get(reverse(name, args=[family.case.pk])).content
            assert not [c for c in CONTACT if c.encode() in page], name
    named = team_member(family.case)
    ShieldReaderFactory(shielding=shield, practitioner=named)
    client.force_login(named)
    assert CONTACT[0] in client.get(family.case.get_absolute_url()).content.decode()


def test_who_may_see_it_names_contact_for_the_named_reader_only(client, family, viewer):
    named = team_member(family.case)
    shield = ShieldingFactory(case=family.case)
    ShieldReaderFactory(shielding=shield, practitioner=named)
    from information_sharing.explaining import who_can_see

    holders = {
        person
        for reason in who_can_see(family.case)
        if "CONTACT" in reason.categories
        for person in reason.readers
    }

    assert holders == {named}


def test_a_notice_leads_the_second_person_to_the_shield(
    client, officer, second, family
):
    path = url("shield-case", family.case)
    client.post(path, {"level": "ADDRESS_PROTECTED", "reason": "He knows the street."})
    notice = Notice.objects.get(to=second)
    client.force_login(second)

    assert client.get(url("notice", notice)).url == url(
        "shield", Shielding.objects.get()
    )
