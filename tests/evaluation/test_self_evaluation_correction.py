"""A corrected version supersedes with a reason; who may read what was submitted."""

import pytest
from django.utils import timezone

from evaluation.commands import submissions
from evaluation.commands.priorities import carry_over
from evaluation.models import SelfEvaluation
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.evaluation.submitted import full_draft, submit, submitted
from tests.factories.evaluation_centre import ImprovementFactory
from tests.people import team_member


@pytest.fixture
def rich(team, manager):
    return full_draft(team, manager)


@pytest.fixture
def evaluation(rich):
    return rich


def test_a_correction_starts_from_the_submitted_text_and_supersedes(
    as_manager, manager, rich
):
    row = submit(rich, manager)

    answer = as_manager.post(
        f"/submissions/{row.pk}/correct/", {"reason": "A number was wrong"}
    )
    draft = SelfEvaluation.objects.get(supersedes=row)
    row.refresh_from_db()

    assert answer.url == draft.get_absolute_url()
    assert row.status == "SUBMITTED"
    assert draft.sections.get(code="access").strengths == "Warmth"
    assert draft.evidence.count() == 3
    assert draft.snapshot == row.snapshot
    assert draft.improvements.get().carried_from == row.improvements.get()
    again = submissions.start_correction(evaluation=row, reason="x", by=manager)
    assert again == draft

    submit(draft, manager)

    row.refresh_from_db()
    text = as_manager.get(f"/submissions/{row.pk}/").content.decode()
    newer = as_manager.get(f"/submissions/{draft.pk}/").content.decode()
    assert row.status == "SUPERSEDED"
    assert "has taken the place of this one" in text
    assert "carried over from the year before" not in newer
    assert "A number was wrong" in newer
    with pytest.raises(NotPossibleNow):
        submissions.start_correction(evaluation=row, reason="again", by=manager)


def test_a_correction_left_lying_does_not_lose_what_is_carried_over(
    manager, team, evaluation
):
    before = submitted(team.centre, manager)
    ImprovementFactory(self_evaluation=before, words="Still open")
    submissions.start_correction(evaluation=before, reason="A slip", by=manager)

    carry_over(evaluation=evaluation, by=manager)

    assert evaluation.improvements.filter(words="Still open").count() == 1


def test_readers_are_the_centre_and_the_authority(
    client, manager, other_manager, commissioner, rich, team
):
    row = submit(rich, manager)
    pages = ("", "self-evaluation.pdf", "self-evaluation.docx", "conversation/")
    worker = team_member(team.cases.first())

    for person, status in (
        (manager, 200), (commissioner, 200), (other_manager, 404), (worker, 403),
    ):  # fmt: skip
        client.force_login(person)
        for page in pages:
            found = client.get(f"/submissions/{row.pk}/{page}").status_code
            assert found == status, (person, page)


def test_a_draft_is_nobodys_but_the_centres(client, commissioner, rich):
    client.force_login(commissioner)

    assert client.get(f"/submissions/{rich.pk}/").status_code == 404
    assert client.get(rich.get_absolute_url()).status_code == 403
    assert str(rich.centre) not in client.get("/submissions/").content.decode()


def test_only_a_manager_of_the_centre_submits_or_corrects(
    manager, other_manager, commissioner, rich
):
    for person in (other_manager, commissioner):
        with pytest.raises(AccessDenied):
            submit(rich, person)
    row = submit(rich, manager)
    for person in (other_manager, commissioner):
        with pytest.raises(AccessDenied):
            submissions.start_correction(evaluation=row, reason="x", by=person)


def test_a_long_list_asks_the_database_as_often_as_a_short_one(
    client, commissioner, manager, team, django_assert_max_num_queries
):
    for year in range(2020, 2025):
        submitted(
            team.centre,
            manager,
            starts_on=timezone.datetime(year, 4, 1).date(),
            ends_on=timezone.datetime(year + 1, 3, 31).date(),
        )
    client.force_login(commissioner)

    with django_assert_max_num_queries(25):
        text = client.get("/submissions/").content.decode()

    assert text.count("/submissions/") >= 5
