"""One link in two windows, an answer while it closes, and two who send at once."""

import pytest
from django.core import mail

from evaluation.commands import sending, surveys
from evaluation.models import Ballot
from tests.evaluation.surveys import drafted, opened, say, sent_tokens
from tests.factories.agencies import TeamFactory
from tests.people import centre_manager
from tests.races.together import Meanwhile, at_once, elsewhere

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def manager(transactional_db):
    return centre_manager(TeamFactory().centre)


@pytest.fixture
def survey(manager):
    return drafted(manager.memberships.get().team.centre, manager)


def test_a_link_used_twice_at_once_counts_once(survey, manager):
    token, *_ = opened(survey, manager).values()

    kept = at_once(lambda: say(token, CP1=1), lambda: say(token, CP1=5))

    assert sorted(kept) == [False, True]
    answered = Ballot.objects.get(is_answered=True)
    assert answered.answers == {"CP1": 5 if kept[1] else 1}


def test_an_answer_while_it_closes_counts_or_is_refused_but_is_not_lost(
    survey, manager
):
    token, *_ = opened(survey, manager).values()

    kept, closed = at_once(
        lambda: say(token), lambda: surveys.close_survey(survey=survey, by=manager)
    )

    assert not isinstance(closed, Exception)
    assert Ballot.objects.count() == int(kept)


def test_two_who_send_at_once_write_to_each_address_once(survey, manager):
    surveys.open_survey(survey=survey, by=manager)

    def send():
        return sending.send_invitations(survey=survey.pk, by=None)

    sent = at_once(send, send)

    assert sum(sent) == 7
    assert len(mail.outbox) == len(sent_tokens()) == 7


def test_while_one_sends_another_leaves_it_alone(survey, manager):
    surveys.open_survey(survey=survey, by=manager)
    others = []

    def send():
        return sending.send_invitations(survey=survey.pk, by=None)

    watching = Meanwhile(
        'UPDATE "evaluation_invitation"', lambda: others.append(send())
    )
    assert watching.during(send) == 7
    assert others == [0]
    assert elsewhere(send) == 0
