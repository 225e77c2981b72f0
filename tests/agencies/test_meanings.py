"""What each agency means by a word, and questions that nobody can be tied to."""

from uuid import uuid4

import pytest
from django.urls import reverse

from agencies.commands import glossary as commands
from agencies.models import RoleName, TermMeaning, TermQuestion
from agencies.queries import words as queries
from cases.models import Draft, Submission
from config import request_log
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.agencies_people import (
    GlossaryTermFactory,
    TermMeaningFactory,
    TermQuestionFactory,
)
from tests.people import centre_manager, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return TeamMembershipFactory(role=RoleName.AGENCY_ADMINISTRATOR)


def test_an_agency_says_for_itself_what_a_word_means(keeper):
    term, hers = GlossaryTermFactory(), keeper.team.agency
    said = {"term": term, "meaning": "A first look.", "by": keeper.practitioner}
    commands.say_meaning(agency=hers, **said)

    with pytest.raises(AccessDenied):
        commands.say_meaning(agency=TeamFactory().agency, **said)

    (shown,) = queries.glossary(viewer=keeper.practitioner, wanted=term.name)
    assert shown.said == [f"{hers.name}: A first look."]
    commands.say_meaning(agency=hers, **said | {"meaning": " "})
    assert not TermMeaning.objects.exists()


def test_a_word_with_meanings_of_three_agencies_is_listed_once_in_one_query(
    keeper, django_assert_num_queries
):
    term = GlossaryTermFactory()
    TermMeaningFactory.create_batch(3, term=term)

    with django_assert_num_queries(1):
        shown = list(queries.glossary(viewer=keeper.practitioner))

    assert [len(each.said) for each in shown if each.said] == [3]
    assert shown.count(term) == 1


def test_nothing_leads_from_a_question_to_who_asked(client, monkeypatch):
    worker = member_of(TeamFactory())
    client.force_login(worker)
    address = reverse("agencies:ask-meaning")

    said = {"word": "MASH", "where": "in a letter", "_once": str(uuid4())}

    logged = []
    monkeypatch.setattr(request_log.log, "info", lambda _, **f: logged.append(f))
    client.post(address, said | {"_draft": "1"})
    for _ in range(2):
        assert client.post(address, said).status_code == 302

    question = TermQuestion.objects.get()
    assert (question.word, question.answered_by) == ("MASH", None)
    assert not AccessEvent.objects.exists()
    assert not Submission.objects.exists()
    assert not Draft.objects.exists()
    client.get(reverse("agencies:glossary"))
    assert [line["user"] for line in logged] == [None] * 3 + [str(worker.pk)]


def test_who_looks_after_words_answers_once(client):
    manager = centre_manager(TeamFactory().centre)
    question, term = TermQuestionFactory(), GlossaryTermFactory()
    worker = member_of(TeamFactory())

    assert list(queries.open_questions(viewer=worker)) == []
    assert list(queries.open_questions(viewer=manager)) == [question]
    with pytest.raises(AccessDenied):
        commands.answer_question(question=question, term=term, by=worker)
    commands.answer_question(question=question, term=term, by=manager)
    with pytest.raises(NotPossibleNow):
        commands.answer_question(question=question, term=None, by=manager)
