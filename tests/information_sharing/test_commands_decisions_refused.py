"""What no decision may do: the limits of consent, of the walk, of the person (R6)."""

import datetime

import pytest

from information_sharing import commands
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import SharingDecision
from tests.factories.agencies import TeamFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.information_sharing.walks import PATHS, in_days, walk, walk_on
from tests.people import (
    consent_for,
    household,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


def decide(family, said, by):
    return commands.decide(case=family.case, walk=said, by=by)


@pytest.fixture
def left_out(family, therapy):
    """The family said: not the therapy agency."""
    return ConsentExclusionFactory(
        consent=consent_for(family), team=None, agency=therapy.agency
    )


def test_others_may_not_decide(family, therapy, therapist, consent):
    share(family, therapy, consent=consent)
    for person in (therapist, outsider()):
        with pytest.raises(AccessDenied):
            decide(family, walk_on(consent, family, therapy), person)


def test_nothing_is_decided_in_a_closed_case(therapy):
    family = household(closed=True)

    with pytest.raises(NotPossibleNow, match="closed"):
        decide(family, walk(family, therapy, "duty"), team_member(family.case))


def test_unfinished_walks_are_refused(family, therapy, by):
    for answers in ({}, {"1": {"answer": "yes", "reason": ""}},
                    {"1": {"answer": "not_sure", "reason": ""}}):  # fmt: skip
        with pytest.raises(NotPossibleNow, match="not answered yet"):
            decide(family, walk(family, therapy, answers=answers), by)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"purpose": " "}, "what the information is for"),
     ({"categories": ()}, "at least one"),
     ({"people": ()}, "at least one"),
     ({"ends_on": None}, "a day to come"),
     ({"person_told": False}, "why the person is not told")],
)  # fmt: skip
def test_what_a_sharing_needs(family, therapy, by, changes, sentence):
    with pytest.raises(NotPossibleNow, match=sentence):
        decide(family, walk(family, therapy, "duty", **changes), by)


def test_it_ends_in_the_future(family, therapy, by):
    with pytest.raises(NotPossibleNow, match="a day to come"):
        decide(family, walk(family, therapy, "duty", ends_on=in_days(-1)), by)


def test_a_reason_is_needed_where_the_answer_changes_the_path(family, therapy, by):
    for path, answers in PATHS.items():
        said = {str(n): {"answer": a, "reason": " "} for n, a in answers.items()}
        if path == "consent":
            continue
        with pytest.raises(NotPossibleNow, match="Write a reason at question"):
            decide(family, walk(family, therapy, path, answers=said), by)


def test_the_recording_team_is_not_shared_with(family, by):
    with pytest.raises(NotPossibleNow, match="sees it already"):
        decide(family, walk(family, family.case.recording_team, "duty"), by)


def test_people_of_another_family_are_refused(family, therapy, by):
    stranger = household().child

    with pytest.raises(NotPossibleNow, match="people of this family"):
        decide(family, walk(family, therapy, "duty", people=(stranger,)), by)


def test_the_walk_stays_within_the_consent(family, therapy, consent, by):
    for changes, sentence in (
        ({"categories": ("HOUSING_MONEY",)}, "did not agree to all"),
        ({"people": (family.father,)}, "not cover all of these people"),
        ({"ends_on": consent.expires_on + datetime.timedelta(days=1)}, "longer than"),
        ({"purpose_kind": "ASSESS"}, "another purpose"),
    ):
        with pytest.raises(NotPossibleNow, match=sentence):
            decide(family, walk_on(consent, family, therapy, **changes), by)
    with pytest.raises(NotPossibleNow, match="It does not name Housing"):
        decide(family, walk_on(consent, family, TeamFactory(name="Housing")), by)
    assert not SharingDecision.objects.exists()


def test_the_consent_is_one_of_this_family(family, therapy, by):
    for consent in (None, consent_for(household(), therapy)):
        with pytest.raises(NotPossibleNow, match="Choose the consent"):
            decide(family, walk_on(consent, family, therapy), by)


def test_a_withdrawn_or_expired_consent_covers_nothing(family, therapy, consent, by):
    commands.withdraw_consent(consent=consent, reason="No.", by=by, team=therapy)
    with pytest.raises(NotPossibleNow, match="Withdrawn for Speech"):
        decide(family, walk_on(consent, family, therapy), by)
    commands.withdraw_consent(consent=consent, reason="No.", by=by)
    consent.refresh_from_db()
    with pytest.raises(NotPossibleNow, match="Withdrawn on"):
        decide(family, walk_on(consent, family, therapy), by)
    expired = consent_for(family, therapy, expired=True)
    with pytest.raises(NotPossibleNow, match="It ended on"):
        decide(family, walk_on(expired, family, therapy), by)
    later = consent_for(family, therapy, given_on=in_days(3))
    with pytest.raises(NotPossibleNow, match="It starts on"):
        decide(family, walk_on(later, family, therapy), by)


def test_not_them_beats_consent_and_what_is_not_confidential(
    family, therapy, consent, by, left_out
):
    for said in (walk_on(consent, family, therapy),
                 walk(family, therapy, "not confidential")):  # fmt: skip
        with pytest.raises(NotPossibleNow, match="The family said: not Speech"):
            decide(family, said, by)
