"""News about something that waits goes when it is done, whoever has done it."""

import pytest
from django.utils import timezone

from cases.models import JoinRequest
from information_sharing.models import Notice
from information_sharing.notice_words import KINDS
from information_sharing.queries import notices_for
from information_sharing.queries.done import ENDS
from tests.factories.agencies import PractitionerFactory
from tests.factories.cases_centre import JoinRequestFactory
from tests.factories.cases_referrals import ColleagueRequestFactory, ReferralFactory
from tests.factories.information_sharing import (
    AdviceRequestFactory,
    SharingDecisionFactory,
)
from tests.factories.information_sharing_life import (
    AccessRequestFactory,
    TellingTaskFactory,
)
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    NoticeFactory,
    OversightFactory,
    ShieldingFactory,
    SubjectAccessRequestFactory,
)
from tests.factories.lead_professional import NominationFactory
from tests.people import consent_for, household

pytestmark = pytest.mark.django_db

MADE = {
    "EMERGENCY_TO_REVIEW": lambda case: EmergencyAccessFactory(case=case),
    "TO_COUNTERSIGN": lambda case: SharingDecisionFactory(
        case=case, without_consent=True
    ),
    "ADVICE_ASKED": lambda case: AdviceRequestFactory(case=case),
    "ACCESS_REQUESTED": lambda case: AccessRequestFactory(case=case),
    "JOIN_ASKED": lambda case: JoinRequestFactory(case=case),
    "COLLEAGUE_ASKED": lambda case: ColleagueRequestFactory(case=case),
    "REFERRAL_RECEIVED": lambda case: ReferralFactory(case=case),
    "REFERRAL_ALLOCATED": lambda case: ReferralFactory(case=case),
    "SHIELD_TO_CONFIRM": lambda case: ShieldingFactory(case=case),
    "OVERSIGHT_ASKED": lambda case: OversightFactory(case=case, waiting=True),
    "SUBJECT_ACCESS_TO_RELEASE": lambda case: SubjectAccessRequestFactory(
        person=case.people.first()
    ),
    "LEAD_ASKED": lambda case: NominationFactory(case=case),
    "LEAD_LATE": lambda case: NominationFactory(case=case),
}
MOMENTS = {kind: moments for kind, (_, moments) in ENDS.items()}
MOMENTS["LEAD_ASKED"] = MOMENTS["LEAD_LATE"] = ("accepted", "declined")
ENDINGS = [(kind, moment) for kind, moments in MOMENTS.items() for moment in moments]


def news(reader) -> list[Notice]:
    return [told.notice for told in notices_for(viewer=reader, unseen=True)]


def told(kind, case, target) -> Notice:
    """Tell somebody, and somebody else of another thing of the kind."""
    return NoticeFactory(kind=kind, case=case, target=target.pk)


@pytest.mark.parametrize(("kind", "moment"), ENDINGS)
def test_news_goes_when_a_colleague_has_done_it(kind, moment):
    family = household()
    target, other = MADE[kind](family.case), MADE[kind](household().case)
    notice, stays = told(kind, family.case, target), told(kind, other.case, other)
    assert news(notice.to) == [notice]

    end(target, moment)

    assert news(notice.to) == []
    assert news(stays.to) == [stays]
    everything = [told.notice for told in notices_for(viewer=notice.to)]
    assert everything == [notice]


def end(target, moment):
    """Write that somebody has done this."""
    setattr(target, f"{moment}_at", timezone.now())
    setattr(target, f"{moment}_by", PractitionerFactory())
    if isinstance(target, JoinRequest) and moment == "answered":
        target.answer = JoinRequest.Answer.NO
    if moment == "lifted":
        target.lift_asked_at, target.lift_asked_by = timezone.now(), target.set_by
    if moment == "released":
        target.redacted_at, target.redacted_by = timezone.now(), target.received_by
    target.save()


def test_a_consent_taken_back_is_news_until_every_team_was_told():
    family = household()
    consent = consent_for(family)
    tasks = [TellingTaskFactory(consent=consent, case=family.case) for _ in "ab"]
    notice = told("TELL_TEAM", family.case, consent)

    end(tasks[0], "told")
    assert news(notice.to) == [notice]
    end(tasks[1], "told")

    assert news(notice.to) == []


def test_what_only_tells_stays_until_it_was_seen():
    family = household()
    to_sign = {"AGREEMENT_TO_SIGN", "AGREEMENT_STILL_TO_SIGN"}
    only_tell = set(KINDS) - set(MOMENTS) - {"TELL_TEAM"} - to_sign

    for kind in only_tell:
        notice = told(kind, family.case, family.case)
        assert news(notice.to) == [notice]
