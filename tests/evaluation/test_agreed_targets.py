"""A target that is changed or taken out stays, with the reason; what is signed stands."""

import pytest

from evaluation.commands import conversations as commands
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.evaluation.submitted import submitted
from tests.evaluation.talking import TARGET, answer, challenge, date_parts, sign
from tests.factories.evaluation_centre import AgreedTargetFactory


@pytest.fixture
def submission(team, manager):
    return submitted(team.centre, manager)


@pytest.fixture
def address(submission):
    return f"/submissions/{submission.pk}/conversation/"


def agree(submission, by, **said):
    return commands.agree_target(submission=submission, said=TARGET | said, by=by)


def change_form(**said):
    """Return what the form of a target sends."""
    sent = {"what": "CHANGE", "words": "Eight in ten registered", "value": "80",
            "indicator": "families-all", "reason": "Ninety was out of reach"}  # fmt: skip
    return sent | date_parts("by_on", TARGET["by_on"]) | said


def test_a_changed_target_stands_with_the_reason_and_what_was_there_before(
    client, manager, commissioner, submission, address
):
    challenge(submission, commissioner)
    answer(submission, manager)
    before = agree(submission, commissioner)
    read = submission.conversation.as_read
    client.force_login(commissioner)
    form = f"{address}targets/{before.pk}/"
    assert form in client.get(address).content.decode()
    assert "Nine in ten registered" in client.get(form).content.decode()

    assert client.post(form, change_form()).status_code == 302

    client.force_login(manager)
    page = client.get(address).content.decode()
    before.refresh_from_db()
    assert form not in page
    assert before.replaced.words == "Eight in ten registered"
    assert (before.words, before.ended_by) == (TARGET["words"], commissioner)
    for words in ("Eight in ten registered", "Nine in ten registered, by",
                  "Changed on", "Ninety was out of reach"):  # fmt: skip
        assert words in page, words
    with pytest.raises(NotPossibleNow, match="changed it while you were reading"):
        commands.sign_conversation(submission=submission, read=read, by=manager)


def test_a_target_taken_out_needs_a_reason_and_no_words(
    client, manager, commissioner, submission, address
):
    challenge(submission, commissioner)
    answer(submission, manager)
    wrong = agree(submission, commissioner, words="Twice the same")
    read = submission.conversation.as_read
    client.force_login(commissioner)
    form = f"{address}targets/{wrong.pk}/"

    refused = client.post(form, {"what": "OUT", "reason": ""})
    assert "There is a problem" in refused.content.decode()
    client.post(form, {"what": "OUT", "reason": "It stood here twice"})

    page = client.get(address).content.decode()
    assert "None yet." in page
    assert "Taken out on" in page
    assert "It stood here twice" in page
    assert submission.conversation.as_read != read
    with pytest.raises(NotPossibleNow, match="already"):
        commands.take_out_target(target=wrong, reason="Again", by=commissioner)


def test_no_target_changes_for_the_centre_or_once_somebody_has_signed(
    client, manager, commissioner, submission, address
):
    challenge(submission, commissioner)
    answer(submission, manager)
    target = agree(submission, commissioner)
    with pytest.raises(AccessDenied):
        commands.take_out_target(target=target, reason="Too much", by=manager)
    sign(submission, manager)
    client.force_login(commissioner)

    page = client.post(f"{address}targets/{target.pk}/", change_form())

    assert commands.SIGNED in page.content.decode()
    assert "Eight in ten registered" in page.content.decode()
    assert f"{address}targets/" not in client.get(address).content.decode()
    sign(submission, commissioner)
    assert "Both sides have signed" in client.get(address).content.decode()
    target.refresh_from_db()
    assert target.ended_at is None


def test_a_target_of_another_conversation_is_not_found(
    client, commissioner, submission, address
):
    challenge(submission, commissioner)
    other = AgreedTargetFactory()
    client.force_login(commissioner)

    assert client.get(f"{address}targets/{other.pk}/").status_code == 404
