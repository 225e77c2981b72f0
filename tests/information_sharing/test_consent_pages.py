"""The page of a consent, its change, its review, and what stands beside it."""

import pytest
from django.urls import reverse

from information_sharing import commands
from information_sharing.models import AccessEvent, Consent, ConsentReview
from tests.factories.agencies import TeamFactory
from tests.factories.cases import PersonFactory
from tests.factories.information_sharing_life import (
    NarrowingFactory,
    ObjectionFactory,
    UnderstandingFactory,
)
from tests.information_sharing.test_views_consents import typed
from tests.information_sharing.walker import text
from tests.information_sharing.walks import agreement, in_days
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


def address(name, case, pk):
    return reverse(f"information_sharing:{name}", args=[case.pk, pk])


def test_the_page_tells_everything(client, family, therapy, therapist, viewer):
    consent = share(family, therapy).consent
    consent.categories = ["HEALTH", "DEVELOPMENT", "PLAN"]
    consent.language, consent.may_be_found = "Somali", True
    consent.save()
    NarrowingFactory(consent=consent, category="PLAN", reason="Not the plan.")
    UnderstandingFactory(consent=consent, person=family.child)
    ObjectionFactory(consent=consent, person=family.father)

    page = text(client.get(address("consent", family.case, consent.pk)))

    for words in (
        "Leah Ward", "in Somali", "told whom to contact", "Not the plan.",
        "She said it is fine.", "He would rather not.", str(therapist),
        "changes nothing in the help", "The plan, on ",
    ):  # fmt: skip
        assert words in page
    assert AccessEvent.objects.get().event == "CONSENT_VIEWED"


@pytest.mark.parametrize(
    "name",
    ["change-consent", "withdraw-consent", "review-consent", "record-objection",
     "add-evidence"],
)  # fmt: skip
def test_cancel_leads_back_to_the_consent(client, family, therapy, viewer, name):
    consent = consent_for(family, therapy)

    response = client.get(address(name, family.case, consent.pk))

    back = address("consent", family.case, consent.pk)
    assert response.context_data["cancel_url"] == back


def test_who_may_not_read_the_consent_goes_back_to_why(client, family, therapy):
    consent = share(family, therapy).consent
    client.force_login(member_of(therapy))

    response = client.get(address("withdraw-consent", family.case, consent.pk))

    back = reverse("information_sharing:why", args=[family.case.pk])
    assert response.context_data["cancel_url"] == back


def test_earlier_and_later_lead_to_each_other(client, family, therapy, viewer):
    consent = consent_for(family, therapy)
    later = commands.change_consent(
        consent=consent, agreement=agreement(family, therapy), by=viewer
    )

    first = text(client.get(address("consent", family.case, consent.pk)))
    second = text(client.get(address("consent", family.case, later.pk)))

    assert "A later consent has taken its place" in first
    assert address("consent", family.case, later.pk) in first
    assert address("consent", family.case, consent.pk) in second
    assert address("change-consent", family.case, later.pk) in second
    assert address("change-consent", family.case, consent.pk) not in first


@pytest.mark.parametrize(
    "name",
    ["consent", "change-consent", "review-consent", "record-objection", "add-evidence",
     "consent-form", "consent-letter"],
)  # fmt: skip
def test_only_those_who_coordinate_open_it(client, family, therapy, viewer, name):
    consent = share(family, therapy).consent
    foreign = consent_for(household(), therapy)
    for reader, status in ((viewer, 200), (member_of(therapy), 403), (outsider(), 404)):
        client.force_login(reader)
        response = client.get(address(name, family.case, consent.pk))
        assert response.status_code == status
    client.force_login(viewer)
    assert client.get(address(name, family.case, foreign.pk)).status_code == 404


def test_a_lead_professional_reads_no_other_name(client, family, therapy):
    leader = lead_professional(family)
    his = consent_for(
        family, therapy, people=[family.father],
        categories=["HEALTH", "MENTAL_HEALTH"],
    )  # fmt: skip
    his.given_by = family.father
    his.save()
    NarrowingFactory(consent=his, category="MENTAL_HEALTH")
    ObjectionFactory(consent=his, person=family.father)
    client.force_login(leader)

    page = text(client.get(address("consent", family.case, his.pk)))

    assert "The father" in page
    assert "Daniel" not in page
    assert "ental health" not in page
    assert client.get(address("change-consent", family.case, his.pk)).status_code == 403


def test_changing_begins_from_what_stands(client, family, therapy, viewer):
    gone = TeamFactory()
    consent = consent_for(family, therapy, gone)
    commands.withdraw_consent(consent=consent, reason="No.", by=viewer, team=gone)
    NarrowingFactory(consent=consent, category="HEALTH")

    form = client.get(address("change-consent", family.case, consent.pk)).context_data[
        "form"
    ]

    assert form["categories"].initial == ["DEVELOPMENT"]
    assert form["teams"].initial == [therapy.pk]
    assert form["told_refusal_is_fine"].initial is None
    assert [p.pk for p in form.fields["given_by"].queryset] == [family.mother.pk]


def test_a_change_is_shown_before_it_is_saved(
    client, family, therapy, therapist, viewer
):
    consent = share(family, therapy).consent
    page = address("change-consent", family.case, consent.pk)
    sent = typed(family, therapy, categories=["HEALTH"])

    shown = text(client.post(page, sent))

    assert (
        f"<strong>{therapy}</strong> ({therapist}) no longer sees: development."
        in shown
    )
    assert "Nobody sees more by it" in shown
    assert Consent.objects.count() == 1
    assert not AccessEvent.objects.filter(event="CONSENT_CHANGED").exists()
    done = client.post(page, {**sent, "confirmed": "1"})
    later = Consent.objects.get(replaces=consent)
    assert done.url == address("exposure", family.case, later.pk)
    assert AccessEvent.objects.filter(event="CONSENT_CHANGED").count() == 1


def test_a_renewal_shuts_nobody_and_leads_back(client, family, therapy, viewer):
    consent = share(family, therapy).consent
    page = address("change-consent", family.case, consent.pk)

    shown = text(client.post(page, typed(family, therapy)))
    done = client.post(page, typed(family, therapy, confirmed="1"))

    assert "Nobody here loses sight of anything" in shown
    assert done.url == address("consent", family.case, Consent.objects.first().pk)


def test_a_change_of_what_was_replaced_or_ended_is_refused(
    client, family, therapy, viewer
):
    consent = consent_for(family, therapy)
    commands.withdraw_consent(consent=consent, reason="No.", by=viewer)
    page = address("change-consent", family.case, consent.pk)

    for sent in (typed(family, therapy), typed(family, therapy, confirmed="1")):
        assert "This consent was withdrawn" in text(client.post(page, sent))
    assert Consent.objects.count() == 1


def test_a_lead_who_shuts_himself_out_is_sent_home(client, family, therapy):
    leader = lead_professional(family)
    consent = Consent.objects.get()
    client.force_login(leader)
    page = address("change-consent", family.case, consent.pk)

    done = client.post(page, typed(family, therapy, confirmed="1"))

    assert done.url == reverse("home")


def test_a_child_of_twelve_is_asked_on_the_form(client, family, therapy, viewer):
    child = PersonFactory(
        case=family.case, given_name="Ada", born_on=in_days(-365 * 13 - 10)
    )
    page = reverse("information_sharing:record-consent", args=[family.case.pk])
    sent = typed(family, therapy, people=[str(child.pk)])

    asked = client.post(page, sent)
    answers = {
        f"understanding_{child.pk.hex}": "UNDERSTANDS",
        f"words_{child.pk.hex}": "Fine, says Ada.",
    }
    client.post(page, {**sent, **answers})

    assert "What does Ada Ward say?" in text(asked)
    assert f"understanding_{child.pk.hex}" in asked.context_data["form"].errors
    said = Consent.objects.get().understandings.get()
    assert (said.person, said.level, said.words) == (
        child, "UNDERSTANDS", "Fine, says Ada.",
    )  # fmt: skip


def test_who_explained_it_is_the_recorder_unless_somebody_else_is_named(
    client, family, therapy, viewer
):
    colleague = team_member(family.case)
    page = reverse("information_sharing:record-consent", args=[family.case.pk])
    for explained_by, expected in (
        ("", viewer),
        (str(colleague.pk), colleague),
    ):
        client.post(page, typed(family, therapy, explained_by=explained_by))
        assert Consent.objects.first().explained_by == expected
    stranger = typed(family, therapy, explained_by=str(outsider().pk))
    assert "explained_by" in client.post(page, stranger).context_data["form"].errors


def test_asking_again_is_kept_and_leads_on(client, family, therapy, viewer):
    consent = consent_for(family, therapy)
    page = address("review-consent", family.case, consent.pk)

    yes = client.post(page, {"still_agreed": "yes", "words": "Yes, all of it."})
    no = client.post(page, {"still_agreed": "no", "words": "Not the nursery."})

    assert yes.url == address("consent", family.case, consent.pk)
    assert no.url == address("withdraw-consent", family.case, consent.pk)
    assert [r.still_agreed for r in ConsentReview.objects.all()] == [False, True]
    assert "Yes, all of it." in text(client.get(yes.url))
    assert AccessEvent.objects.filter(event="CONSENT_REVIEWED").count() == 2


def test_a_withdrawn_consent_is_not_asked_about(client, family, therapy, viewer):
    consent = consent_for(family, therapy)
    commands.withdraw_consent(consent=consent, reason="No.", by=viewer)
    page = address("review-consent", family.case, consent.pk)

    response = client.post(page, {"still_agreed": "yes"})

    assert "This consent was withdrawn" in text(response)


def test_a_review_prompts_to_ask(client, family, therapy, viewer):
    consent, over = consent_for(family, therapy), consent_for(family, expired=True)

    page = text(client.get(reverse("cases:record-review", args=[family.case.pk])))

    assert address("review-consent", family.case, consent.pk) in page
    assert address("review-consent", family.case, over.pk) not in page
