"""The annual conversation: challenge, answer, targets, two signatures, then nothing."""

import pytest

from evaluation.commands import conversations as commands
from evaluation.models import AnnualConversation, SignOff
from information_sharing.exceptions import (
    AccessDenied,
    EditedMeanwhile,
    NotPossibleNow,
)
from tests.evaluation.submitted import submitted
from tests.evaluation.talking import (
    SAID,
    TARGET,
    TODAY,
    answer,
    challenge,
    date_parts,
    sign,
)
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.evaluation_centre import SelfEvaluationFactory


@pytest.fixture
def submission(team, manager):
    return submitted(team.centre, manager)


@pytest.fixture
def address(submission):
    return f"/submissions/{submission.pk}/conversation/"


def test_the_two_sides_from_first_word_to_second_signature(
    client, manager, commissioner, submission, address
):
    client.force_login(commissioner)
    said = {k: v for k, v in SAID.items() if k != "held_on"} | {"revision": 0}
    written = client.post(f"{address}challenge/", said | date_parts("held_on", TODAY))
    target = {k: v for k, v in TARGET.items() if k != "by_on"}
    client.post(f"{address}targets/", target | date_parts("by_on", TARGET["by_on"]))
    client.force_login(manager)
    client.post(f"{address}answer/", {"answer": "We ask them.", "revision": 1})
    assert f"{address}sign/" in client.get(address).content.decode()
    client.post(f"{address}sign/", {"agreed": "on", "read": "2-1"})
    client.force_login(commissioner)
    client.post(f"{address}sign/", {"agreed": "on", "read": "2-1"})

    text = client.get(address).content.decode()
    assert written.status_code == 302
    assert f"{address}sign/" not in text
    for words in ("Why do fewer fathers come?", "We ask them.", "Two days of outreach",
                  "Nine in ten registered", "Families registered, 90",
                  "For the centre", "For the authority"):  # fmt: skip
        assert words in text, words
    assert f"{address}challenge/" not in text
    assert SignOff.objects.count() == 2


def test_nothing_changes_from_the_first_signature_on(manager, commissioner, submission):
    challenge(submission, commissioner)
    answer(submission, manager)
    sign(submission, manager)

    for write in (
        lambda: challenge(submission, commissioner, revision=2),
        lambda: answer(submission, manager, revision=2),
        lambda: commands.agree_target(
            submission=submission, said=TARGET, by=commissioner
        ),
        lambda: sign(submission, manager),
    ):
        with pytest.raises(NotPossibleNow):
            write()
    sign(submission, commissioner)
    assert AnnualConversation.objects.get().answer == "We ask them."


def test_nobody_signs_before_the_centre_has_answered(commissioner, submission):
    challenge(submission, commissioner)

    with pytest.raises(NotPossibleNow):
        sign(submission, commissioner)


def test_nobody_signs_what_she_has_not_read(
    client, manager, commissioner, submission, address
):
    challenge(submission, commissioner)
    answer(submission, manager)
    client.force_login(manager)
    assert 'name="read" value="2-0"' in client.get(f"{address}sign/").content.decode()
    commands.agree_target(submission=submission, said=TARGET, by=commissioner)

    refused = client.post(f"{address}sign/", {"agreed": "on", "read": "2-0"})
    page = refused.content.decode()
    assert commands.CHANGED in page
    assert not SignOff.objects.exists()
    assert 'name="read" value="2-1"' in page
    client.post(f"{address}sign/", {"agreed": "on", "read": "2-1"})
    assert SignOff.objects.get().signed_by == manager


def test_one_person_never_signs_for_both_sides(manager, commissioner, submission):
    place = commissioner.memberships.get()
    TeamMembershipFactory(team=manager.memberships.get().team,
                          practitioner=commissioner, role="MANAGER")  # fmt: skip
    challenge(submission, commissioner)
    answer(submission, manager)
    sign(submission, commissioner)

    assert SignOff.objects.get().capacity == "CENTRE"
    with pytest.raises(NotPossibleNow):
        sign(submission, commissioner)
    assert place.role == "COMMISSIONER"


def test_each_side_writes_its_own_part(
    manager, other_manager, commissioner, submission
):
    challenge(submission, commissioner)

    for wrong in (
        lambda: challenge(submission, manager, revision=1),
        lambda: answer(submission, commissioner),
        lambda: answer(submission, other_manager),
        lambda: sign(submission, other_manager),
        lambda: commands.agree_target(submission=submission, said=TARGET, by=manager),
    ):
        with pytest.raises(AccessDenied):
            wrong()


def test_a_draft_has_no_conversation(manager, commissioner, team):
    draft = SelfEvaluationFactory(centre=team.centre, started_by=manager)

    with pytest.raises(NotPossibleNow):
        challenge(draft, commissioner)


def test_the_centre_answers_when_there_is_something_to_answer(
    client, manager, submission, address
):
    client.force_login(manager)

    page = client.post(f"{address}answer/", {"answer": "Early", "revision": 0})

    assert "has not written anything yet" in page.content.decode()
    assert "Early" in page.content.decode()


def test_two_who_write_at_once_lose_nothing(
    client, manager, commissioner, submission, address
):
    challenge(submission, commissioner)
    challenge(submission, commissioner, revision=1, challenge="Anew")
    with pytest.raises(EditedMeanwhile):
        challenge(submission, commissioner, revision=1)
    client.force_login(manager)

    page = client.post(f"{address}answer/", {"answer": "Mine", "revision": 1})

    text = page.content.decode()
    assert "Somebody saved this while you were writing" in text
    assert "Mine" in text


def test_a_value_needs_its_figure(client, commissioner, submission, address):
    challenge(submission, commissioner)
    client.force_login(commissioner)
    sent = {"words": "More", "value": "9"} | date_parts("by_on", TODAY)

    page = client.post(f"{address}targets/", sent)

    assert "Select the figure that should reach the value" in page.content.decode()


def test_who_may_open_which_form(client, manager, commissioner, submission, address):
    for person, pages in (
        (manager, {"challenge/": 403, "targets/": 403, "answer/": 200, "sign/": 200}),
        (commissioner, {"challenge/": 200, "targets/": 200, "answer/": 403}),
    ):
        client.force_login(person)
        for page, status in pages.items():
            assert client.get(address + page).status_code == status, (person, page)


def test_a_signature_is_taken_back_until_the_other_side_has_signed(
    client, manager, commissioner, submission, address
):
    challenge(submission, commissioner)
    answer(submission, manager)
    sign(submission, manager)
    client.force_login(commissioner)
    assert "Take my signature back" not in client.get(address).content.decode()
    with pytest.raises(NotPossibleNow, match="have not signed"):
        commands.take_back_signature(submission=submission, by=commissioner)
    client.force_login(manager)
    assert "Take my signature back" in client.get(address).content.decode()

    client.post(f"{address}take-back/")

    assert "Nobody has signed." in client.get(address).content.decode()
    answer(submission, manager, revision=2)
    sign(submission, manager)
    sign(submission, commissioner)
    with pytest.raises(NotPossibleNow, match="Both sides have signed"):
        commands.take_back_signature(submission=submission, by=manager)
    assert SignOff.objects.filter(taken_back_at__isnull=True).count() == 2
    assert SignOff.objects.get(taken_back_at__isnull=False).taken_back_by == manager


def test_whoever_reads_for_neither_side_takes_nothing_back(
    manager, commissioner, submission, other_manager
):
    challenge(submission, commissioner)
    answer(submission, manager)
    sign(submission, manager)

    with pytest.raises(AccessDenied):
        commands.take_back_signature(submission=submission, by=other_manager)
