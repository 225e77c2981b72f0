"""Nobody has to look every day: who is to act next is told, the doer is not."""

import pytest

from evaluation.commands import conversations, sections
from information_sharing.models import Notice
from information_sharing.notice_words import leads_to, words
from tests.evaluation.submitted import full_draft, submit, submitted
from tests.evaluation.test_annual_conversation import answer, challenge, sign

pytestmark = pytest.mark.django_db


def told(person):
    """What this person was told, in order."""
    rows = Notice.objects.filter(to=person).order_by("made_at")
    return [each.kind for each in rows]


def test_author_and_colleague(client, team, manager, colleague, commissioner):
    draft = full_draft(team, manager)
    here = {"evaluation": draft, "code": "access"}

    sections.assign_section(**here, author=colleague, by=manager)
    sections.assign_section(**here, author=colleague, by=manager)
    sections.comment_on_section(**here, words="How many fathers?", by=manager)
    sections.comment_on_section(**here, words="Twelve.", by=colleague)
    submit(draft, manager)

    assert told(colleague) == ["SECTION_TO_WRITE", "SECTION_REMARK"]
    assert told(commissioner) == ["EVALUATION_SUBMITTED"]
    assert told(manager) == []
    client.force_login(commissioner)
    page = client.get(leads_to(Notice.objects.get(to=commissioner)))
    assert page.status_code == 200


def test_both_sides_of_the_conversation(
    client, team, manager, commissioner, other_manager
):
    submission = submitted(team.centre, manager)

    challenge(submission, commissioner)
    challenge(submission, commissioner, revision=1)
    answer(submission, manager, revision=2)
    answer(submission, manager, revision=3)
    sign(submission, manager)
    conversations.take_back_signature(submission=submission, by=manager)
    sign(submission, commissioner)

    assert told(manager) == ["CHALLENGE_WRITTEN", "OTHER_SIDE_SIGNED"]
    assert told(commissioner) == ["CHALLENGE_ANSWERED", "OTHER_SIDE_SIGNED"]
    assert told(other_manager) == []
    client.force_login(manager)
    notice = Notice.objects.filter(to=manager).first()
    assert client.get(leads_to(notice)).status_code == 200
    assert words(notice)
