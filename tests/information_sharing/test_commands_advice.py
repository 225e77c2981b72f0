"""Asking the information officer and being answered."""

import pytest
from django.db import transaction

from agencies.models import RoleName
from information_sharing import commands, queries
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.people import household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return TeamMembershipFactory(role=RoleName.INFORMATION_OFFICER).practitioner


def ask(family, by, **changes):
    fields = {"question": 3, "words": "CANARY: is it confidential?", **changes}
    return commands.ask_advice(case=family.case, by=by, **fields)


def test_a_question_reaches_the_officer(family, officer):
    team = TeamFactory()
    advice = ask(family, team_member(family.case), team=team)

    assert list(queries.advice_requests(viewer=officer)) == [advice]
    event = AccessEvent.objects.get()
    assert event.details == {
        "question": 3,
        "team": str(team.pk),
        "due_on": str(advice.due_on),
    }
    assert "CANARY" not in str(event.details)


def test_nobody_else_lists_questions(family):
    by = team_member(family.case)
    ask(family, by)

    for person in (by, outsider()):
        assert not queries.advice_requests(viewer=person).exists()


def test_only_those_who_coordinate_ask(family):
    therapy = TeamFactory()
    share(family, therapy)
    for person in (member_of(therapy), outsider()):
        with pytest.raises(AccessDenied):
            ask(family, person)


def test_the_same_is_not_asked_twice_while_it_waits(family, officer):
    by = team_member(family.case)
    advice = ask(family, by)
    with (
        pytest.raises(NotPossibleNow, match="asked this already"),
        transaction.atomic(),
    ):
        ask(family, by)

    commands.answer_advice(advice=advice, answer="Yes.", by=officer)

    assert ask(family, by)


def test_nothing_is_asked_in_a_closed_case():
    family = household(closed=True)

    with pytest.raises(NotPossibleNow, match="closed"):
        ask(family, team_member(family.case))


def test_an_answer_is_given_once(family, officer):
    by = team_member(family.case)
    advice = ask(family, by)

    answered = commands.answer_advice(advice=advice, answer="CANARY yes", by=officer)

    assert (answered.answer, answered.answered_by) == ("CANARY yes", officer)
    event = AccessEvent.objects.get(event="ADVICE_GIVEN")
    assert (event.case, event.details) == (family.case, {})
    found = queries.answer_waited_for(viewer=by, case=family.case, question=3)
    assert found == advice
    with pytest.raises(NotPossibleNow, match="answered already"):
        commands.answer_advice(advice=advice, answer="No.", by=officer)


def test_only_the_officer_answers(family):
    by = team_member(family.case)
    advice = ask(family, by)
    for person in (by, outsider()):
        with pytest.raises(AccessDenied):
            commands.answer_advice(advice=advice, answer="Yes.", by=person)
