"""Asking social care for help never waits; views that differ go further in stages."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.commands import disagreements
from cases.commands.social_care import (
    Heard,
    SocialCareText,
    hear_from_social_care,
    refer_to_social_care,
)
from cases.escalating import STAGE_DAYS, social_care_due
from cases.models import Disagreement, SocialCareReferral
from cases.queries.stepping import stepping_page, work_items
from cases.stands import (
    DisagreementStands,
    SocialCareStands,
    disagreement_stands,
    social_care_stands,
)
from cases.states import DISAGREEMENT, SOCIAL_CARE
from config.working_days import working_days_after
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Notice
from tests.factories.agencies import TeamFactory
from tests.factories.cases import ReviewFactory
from tests.factories.cases_plan import DisagreementFactory, SocialCareReferralFactory
from tests.factories.cases_record import LevelOfNeedFactory
from tests.people import (
    consent_for,
    household,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
SENT = datetime.date(2026, 11, 13)


@pytest.fixture
def family():
    return household()


@pytest.fixture
def visitor(family, client):
    visitor = team_member(family.case)
    client.force_login(visitor)
    return visitor


@pytest.fixture
def joan(family):
    team = TeamFactory(name="Speech and language therapy")
    share(family, team)
    return member_of(team)


def text(**fields):
    given = {"reason": "A bruise.", "consent": "NOT_ASKED", "sent_on": SENT,
             "sent_to": "Social care", "family_told": False,
             "why_without_consent": "It would not be safe.",
             "why_not_told": "It would not be safe."}  # fmt: skip
    return SocialCareText(**given | fields)


def said(**fields):
    return {"about": "family", "reason": "A bruise.", "consent": "NOT_ASKED",
            "why_without_consent": "Not safe.", "family_told": "no",
            "why_not_told": "Not safe.", "sent_to": "Social care", "sent_on_day": 13,
            "sent_on_month": 11, "sent_on_year": 2026, **fields}  # fmt: skip


def test_who_works_with_the_family_asks_social_care_without_consent_or_assessment(
    client, family, visitor, joan
):
    client.force_login(joan)
    url = reverse("cases:refer-social-care", args=[family.case.pk])
    assert "Ring 999 first" in client.get(url).content.decode()

    client.post(url, said())

    row = SocialCareReferral.objects.get()
    assert (row.category, row.recorded_by) == (Category.SAFEGUARDING, joan)
    assert AccessEvent.objects.filter(event="SOCIAL_CARE_REFERRED").count() == 1


def test_only_its_author_and_who_sees_safeguarding_read_it(family, visitor, joan):
    refer_to_social_care(case=family.case, text=text(), by=joan)
    other = TeamFactory()
    share(family, other)

    def read(viewer):
        return len(stepping_page(viewer=viewer, case=family.case).social_care)

    assert [read(one) for one in (joan, visitor, member_of(other))] == [1, 1, 0]
    with pytest.raises(AccessDenied):
        refer_to_social_care(case=family.case, text=text(), by=outsider())
    with pytest.raises(AccessDenied):
        refer_to_social_care(case=family.case, text=text(person=family.father), by=joan)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"why_without_consent": ""}, "Write why it does not wait"),
        ({"why_not_told": ""}, "Write why the family was not told"),
        ({"sent_on_year": 2099}, "must be today or in the past"),
        ({"reason": ""}, "Answer"),
    ],
)
def test_what_is_missing_is_asked_for(client, family, visitor, fields, message):
    url = reverse("cases:refer-social-care", args=[family.case.pk])

    assert message in client.post(url, said(**fields)).content.decode()
    assert not SocialCareReferral.objects.exists()
    for wrong in ({"why_without_consent": ""}, {"why_not_told": ""}):
        with pytest.raises(NotPossibleNow, match="Write why"):
            refer_to_social_care(case=family.case, text=text(**wrong), by=visitor)


HEARD = {
    SocialCareStands.SENT: {},
    SocialCareStands.ACKNOWLEDGED: {"acknowledged_on": SENT},
    SocialCareStands.DECIDED: {"outcome": "ADVICE", "outcome_on": SENT},
    SocialCareStands.FED_BACK: {
        "outcome": "ADVICE", "outcome_on": SENT, "feedback_on": SENT
    },
}  # fmt: skip


@pytest.mark.parametrize("before", SocialCareStands)
@pytest.mark.parametrize("after", SocialCareStands)
def test_what_social_care_answers_comes_in_order(family, visitor, before, after):
    row = SocialCareReferralFactory(case=family.case, sent_on=SENT, **HEARD[before])
    heard = Heard(after, SENT, "They rang.", "ADVICE")

    if SOCIAL_CARE.allows(before, after):
        row = hear_from_social_care(referral=row, heard=heard, by=visitor)
        assert social_care_stands(row) == after
    else:
        with pytest.raises(NotPossibleNow):
            hear_from_social_care(referral=row, heard=heard, by=visitor)


def test_a_decision_is_due_in_one_working_day_and_stands_on_the_work_list(
    client, family, visitor, joan
):
    row = refer_to_social_care(case=family.case, text=text(), by=joan)
    assert social_care_due(row) == datetime.date(2026, 11, 16)

    [item] = work_items(viewer=joan)
    page = client.get(reverse("cases:stepping", args=[family.case.pk])).content.decode()

    assert item.is_overdue
    assert "an answer was due on 16 November 2026" in page
    client.post(item.url, {"what": "DECIDED", "outcome": "NO_ACTION", "on_day": 17,
                           "on_month": 11, "on_year": 2026})  # fmt: skip
    assert social_care_due(SocialCareReferral.objects.get()) > SENT


@pytest.mark.parametrize("stage", Disagreement.Stage)
@pytest.mark.parametrize("settled", [True, False])
def test_each_stage_goes_further_or_is_settled(family, visitor, stage, settled):
    end = {"settled_at": timezone.now(), "settled_by": visitor} if settled else {}
    row = DisagreementFactory(case=family.case, stage=stage, **end)
    before = disagreement_stands(row)
    after = DisagreementStands(f"STAGE_{min(stage + 1, 4)}")

    def further():
        return disagreements.take_further(disagreement=row, words="So.", by=visitor)

    if DISAGREEMENT.allows(before, after):
        moved = further()
        due = working_days_after(timezone.localdate(), STAGE_DAYS[moved.stage])
        assert (moved.stage, moved.answer_by) == (stage + 1, due)
        assert moved.steps.get().stage == stage
    else:
        with pytest.raises(NotPossibleNow):
            further()
    if settled:
        with pytest.raises(NotPossibleNow):
            disagreements.settle_disagreement(
                disagreement=row, words="So.", differ=True, by=visitor
            )


def test_views_that_differ_are_kept_with_the_words_of_both(client, family, visitor):
    url = reverse("cases:differ", args=[family.case.pk])
    given = {"words": "We see more need.", "about": "family", "category": "PLAN"}
    nobody = client.post(url, given).content.decode()
    assert "Say with whom" in nobody

    client.post(url, given | {"with_outside": "Social care"})
    row = Disagreement.objects.get()
    where = [family.case.pk, row.pk]
    client.post(reverse("cases:take-further", args=where), {"words": "We spoke."})
    client.post(
        reverse("cases:settle-difference", args=where),
        {"differ": "yes", "words": "We: more. They: enough."},
    )

    page = client.get(reverse("cases:stepping", args=[family.case.pk])).content.decode()
    for words in ("We spoke.", "Agreed to differ", "We: more. They: enough."):
        assert words in page
    assert work_items(viewer=visitor) == []


def test_who_has_a_part_and_may_read_it_is_told_at_every_stage(family, visitor, joan):
    therapy = joan.memberships.get().team
    consent = consent_for(family, therapy, categories=["PLAN"])
    share(family, therapy, consent=consent, categories=["PLAN"])
    blind = TeamFactory()
    member_of(blind)
    for team in (therapy, blind):
        words = disagreements.DifferenceText("We see more.", with_team=team)
        row = disagreements.raise_disagreement(case=family.case, text=words, by=visitor)
    told = Notice.objects.filter(kind="VIEWS_DIFFER")
    assert [each.to for each in told] == [joan]

    disagreements.take_further(disagreement=row, words="So.", by=joan)
    disagreements.settle_disagreement(
        disagreement=row, words="So.", differ=True, by=visitor
    )

    assert [each.to for each in told.order_by("made_at")] == [joan, visitor, joan]


def test_the_level_before_is_the_one_of_the_last_review(client, family, visitor, joan):
    before = LevelOfNeedFactory(number=2, name="Early help")
    ReviewFactory(case=family.case, to_level=before)

    row = refer_to_social_care(case=family.case, text=text(), by=visitor)

    assert row.from_level == before
    page = client.get(reverse("cases:stepping", args=[family.case.pk])).content.decode()
    assert "Before: Level 2: Early help" in page
    unseen = refer_to_social_care(case=family.case, text=text(), by=joan)
    assert unseen.from_level is None


def test_who_does_not_see_the_kind_neither_reads_nor_settles(client, family, joan):
    row = DisagreementFactory(case=family.case)
    client.force_login(joan)

    assert not stepping_page(viewer=joan, case=family.case).differences
    url = reverse("cases:settle-difference", args=[family.case.pk, row.pk])
    assert client.get(url).status_code == 404
    with pytest.raises(AccessDenied):
        disagreements.take_further(disagreement=row, words="So.", by=joan)


def test_a_closed_record_says_whom_to_ring_all_the_same(client):
    family = household(closed=True)
    visitor = team_member(family.case)
    client.force_login(visitor)

    page = client.get(reverse("cases:stepping", args=[family.case.pk])).content.decode()

    assert "Ring social care all the same" in page
    with pytest.raises(NotPossibleNow, match="closed"):
        refer_to_social_care(case=family.case, text=text(), by=visitor)
