"""Invitations and their e-mails: each address once, whatever breaks in the middle."""

import smtplib

import pytest
from django.core import mail
from django.core.mail.backends import locmem

from agencies.models import RoleName
from evaluation import schedule
from evaluation.commands import invitations, sending, surveys
from evaluation.models import Ballot, Invitation, Perspective
from evaluation.queries.invitees import chosen, colleagues_of, groups_invited
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.evaluation.surveys import (
    drafted,
    invite,
    opened,
    say,
    sent_tokens,
    token_in,
)
from tests.factories.agencies import TeamFactory, TeamMembershipFactory

FAMILY = Perspective.FAMILY


@pytest.fixture
def survey(team, manager):
    return drafted(team.centre, manager)


class Breaking(locmem.EmailBackend):
    """A mail server that breaks off at one address, as `fault` says."""

    fault: Exception = OSError("no route")
    at = 3

    def send_messages(self, messages):
        if len(mail.outbox) == self.at:
            raise self.fault
        return super().send_messages(messages)


@pytest.fixture
def breaking(settings, monkeypatch):
    """Return a way to have the mail server break off with some fault."""
    settings.EMAIL_BACKEND = f"{__name__}.Breaking"

    def with_fault(fault, at=3):
        monkeypatch.setattr(Breaking, "fault", fault)
        monkeypatch.setattr(Breaking, "at", at)

    return with_fault


def test_each_address_gets_one_link_of_its_own(survey, manager):
    tokens = opened(survey, manager)

    assert len(tokens) == 7
    assert len(set(tokens.values())) == 7
    assert all(say(token) for token in tokens.values())
    assert sending.send_invitations(survey=survey.pk, by=None) == 0
    assert len(mail.outbox) == 7


def test_nothing_goes_out_while_it_is_a_draft(survey):
    assert sending.send_invitations(survey=survey.pk, by=None) == 0
    assert not Ballot.objects.exists()


class Killed(BaseException):
    """The process ends here."""


def test_a_killed_worker_leaves_each_with_one_link_at_most(survey, manager, breaking):
    breaking(Killed())
    surveys.open_survey(survey=survey, by=manager)
    with pytest.raises(Killed):
        sending.send_invitations(survey=survey.pk, by=None)
    breaking(Killed(), at=99)

    assert schedule.send_survey(str(survey.pk)) == 3

    tokens = sent_tokens()
    assert len(mail.outbox) == len(tokens) == 6, "one was claimed when it broke off"
    assert all(say(token) for token in tokens.values())
    assert Ballot.objects.filter(is_answered=True).count() == 6


def test_what_the_server_refuses_is_sent_later_and_counts_once(
    survey, manager, breaking
):
    breaking(OSError("later"))
    surveys.open_survey(survey=survey, by=manager)
    assert sending.send_invitations(survey=survey.pk, by=None) == 3
    assert Ballot.objects.count() == 3, "links that did not go out are burnt"
    breaking(OSError("later"), at=99)

    assert sending.send_invitations(survey=survey.pk, by=None) == 4

    assert len(sent_tokens()) == 7
    assert Ballot.objects.count() == 7


def test_an_address_that_does_not_exist_is_not_tried_for_ever(
    survey, manager, breaking
):
    breaking(smtplib.SMTPRecipientsRefused({}), at=0)
    surveys.open_survey(survey=survey, by=manager)
    sending.send_invitations(survey=survey.pk, by=None)

    assert Invitation.objects.filter(sent_on__isnull=True).count() == 4
    assert not Ballot.objects.exists()


def test_the_link_is_kept_nowhere(survey, manager):
    tokens = opened(survey, manager).values()

    stored = str(list(Ballot.objects.values())) + str(list(Invitation.objects.values()))
    assert not [token for token in tokens if token in stored]


def test_a_reminder_goes_to_all_and_says_nothing_of_who_answered(survey, manager):
    tokens = opened(survey, manager)
    first, *_ = tokens.values()
    say(first)
    mail.outbox.clear()

    invitations.remind_everybody(survey=survey, by=manager)
    assert sending.send_reminders(survey=survey.pk, by=None) == 7

    assert len({message.body for message in mail.outbox}) == 1
    assert first not in mail.outbox[0].body
    assert schedule.remind_survey(str(survey.pk)) == 0
    with pytest.raises(NotPossibleNow):
        invitations.remind_everybody(survey=survey, by=manager)


def test_nobody_is_reminded_of_a_closed_survey(survey, manager):
    opened(survey, manager)
    surveys.close_survey(survey=survey, by=manager)

    assert sending.send_reminders(survey=survey.pk, by=None) == 0


def test_slips_are_printed_once_and_in_portions(survey, manager):
    planned = {"survey": survey, "perspective": FAMILY, "by": manager}
    invitations.plan_slips(number=30, **planned)
    invitations.plan_slips(number=8, **planned)
    opened(survey, manager)

    first = invitations.print_slips(survey=survey, number=5, by=manager)
    second = invitations.print_slips(survey=survey, number=3, by=manager)

    assert len({*first, *second}) == 8
    assert all(say(token) for token in [*first, *second])
    for number in (0, 1):
        with pytest.raises(NotPossibleNow):
            invitations.print_slips(survey=survey, number=number, by=manager)


@pytest.mark.parametrize("number", [-1, 201])
def test_not_so_many_slips(survey, manager, number):
    with pytest.raises(NotPossibleNow):
        invitations.plan_slips(
            survey=survey, number=number, perspective=FAMILY, by=manager
        )


def test_an_address_is_invited_once_however_it_is_written(survey, manager):
    survey.invitations.all().delete()
    told = {"survey": survey, "perspective": FAMILY, "by": manager}

    first = invitations.invite_addresses(
        addresses=["A@x.example", " a@x.example"], **told
    )
    second = invitations.invite_addresses(addresses=["a@X.example", ""], **told)

    assert (first, second) == (1, 0)


def test_people_of_the_centre_are_chosen_by_agency_level_and_role(
    survey, manager, team
):
    deputy = TeamMembershipFactory(team=team, role=RoleName.TEAM_MANAGER).practitioner
    worker = TeamMembershipFactory(team=team).practitioner
    far = TeamMembershipFactory(team=TeamFactory()).practitioner
    commissioner = TeamMembershipFactory(
        team=TeamFactory(), role=RoleName.COMMISSIONER
    ).practitioner
    everybody = colleagues_of(survey.centre, viewer=manager)

    def found(**wanted):
        return {each.pk for each in chosen(everybody, **wanted)}

    assert found() == {deputy.pk, worker.pk, manager.pk, commissioner.pk}
    assert found(roles=["TEAM_MANAGER"]) == {deputy.pk}
    assert found(perspectives=["MANAGER"]) == {deputy.pk, manager.pk}
    assert found(agencies=[str(team.agency_id)]) >= {deputy.pk, worker.pk}
    assert far.pk not in found()


def test_a_colleague_is_invited_once_and_not_by_her_address_too(survey, manager, team):
    worker = TeamMembershipFactory(team=team).practitioner
    told = {"survey": survey, "by": manager}
    invitations.invite_addresses(
        addresses=[worker.email], perspective="FRONT_LINE", **told
    )
    everybody = colleagues_of(survey.centre, viewer=manager)

    new = invitations.invite_colleagues(colleagues=everybody, **told)
    again = invitations.invite_colleagues(colleagues=everybody, **told)

    assert (new, again) == (len(everybody) - 1, 0)


def test_a_group_is_taken_out_whole(survey, manager):
    invite(survey, 3, by=manager, perspective=FAMILY)

    gone = invitations.uninvite(
        survey=survey, perspective=FAMILY, agency=None, by=manager
    )

    assert gone == 3
    [left] = groups_invited(survey)
    assert (left.perspective, left.number, left.sent, left.is_small) == (
        "FRONT_LINE", 7, 0, False,
    )  # fmt: skip


def test_nobody_is_invited_once_it_is_open(survey, manager):
    opened(survey, manager)

    with pytest.raises(NotPossibleNow):
        invite(survey, 1, by=manager, perspective=FAMILY)


def test_another_manager_neither_invites_nor_prints_nor_reminds(
    survey, manager, other_manager
):
    opened(survey, manager)
    refused = (
        lambda: invite(survey, 2, by=other_manager),
        lambda: invitations.print_slips(survey=survey, number=1, by=other_manager),
        lambda: invitations.remind_everybody(survey=survey, by=other_manager),
        lambda: colleagues_of(survey.centre, viewer=other_manager),
    )
    for action in refused:
        with pytest.raises(AccessDenied):
            action()


def test_the_message_says_until_when_and_names_nobody(survey, manager):
    opened(survey, manager)

    message = mail.outbox[0]
    assert message.subject.startswith("How we work together: your answers")
    assert token_in(message.body)
    assert str(manager) not in message.body
