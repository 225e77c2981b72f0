"""Stories: told outside only as their owner released them, and only while they like."""

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluation.anonymous import names_in
from evaluation.commands.stories import (
    Release,
    StoryText,
    release_story,
    take_back_story,
    write_story,
)
from evaluation.queries.stories import released_stories, stories_of
from information_sharing import access
from information_sharing.audit import EvaluationEvent
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.evaluation import OutcomeStoryFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import centre_manager, consent_for, member_of, outsider, share

pytestmark = pytest.mark.django_db

TOLD = "Maya points at the picture now. Canary told."
OUTSIDE = "A child points at pictures now. Canary released."


@pytest.fixture
def boss(family):
    return centre_manager(family.case.centre)


@pytest.fixture
def story(family, worker):
    text = StoryText("EA", "PARENT", TOLD, "PLAN", family.child)
    return write_story(case=family.case, text=text, by=worker)


def let(story, family, by, words=OUTSIDE, **more):
    release = Release(words, family.mother, **more)
    return release_story(story=story, release=release, by=by)


def words_of(viewer):
    return [story.words for story in released_stories(viewer=viewer)]


def test_a_story_is_released_and_taken_back_at_any_time(family, worker, story, boss):
    assert words_of(boss) == []

    let(story, family, worker)
    assert words_of(boss) == [OUTSIDE]

    family.case.status = "CLOSED"
    family.case.closed_at, family.case.closed_by = timezone.now(), worker
    family.case.save()
    take_back_story(story=story, by=worker)
    assert words_of(boss) == []
    with pytest.raises(NotPossibleNow, match="not released"):
        take_back_story(story=story, by=worker)
    events = AccessEvent.objects.filter(target=story.pk).order_by("id")
    assert [one.event for one in events] == [
        EvaluationEvent.STORY_WRITTEN,
        EvaluationEvent.STORY_RELEASED,
        EvaluationEvent.STORY_TAKEN_BACK,
    ]
    assert "Canary" not in str([one.details for one in events])


def test_it_can_be_released_again_in_other_words(family, worker, story, boss):
    let(story, family, worker)
    take_back_story(story=story, by=worker)

    let(story, family, worker, words="It is better now.")

    assert words_of(boss) == ["It is better now."]


def test_a_name_of_the_family_is_asked_about(family, worker, story, boss):
    with pytest.raises(NotPossibleNow, match="This text holds: maya, Ward"):
        let(story, family, worker, words="For maya and Ms Ward it is better.")
    assert words_of(boss) == []

    let(story, family, worker, words="In May the ward was kind.", names_looked_at=True)
    assert words_of(boss) == ["In May the ward was kind."]


def test_the_number_of_the_record_is_a_name_too(family):
    text = f"{family.case.reference} is well, and so is Leahy."

    assert names_in(text, case=family.case, people=[family.mother]) == [
        family.case.reference
    ]


@pytest.mark.parametrize(
    ("name", "said"), [("Zoë", "Zoe\u0308"), ("Zoe\u0308", "Zoë"), ("Zoë", "Zoe")]
)
def test_a_name_is_found_however_its_accents_were_typed(family, name, said):
    family.mother.given_name = name

    found = names_in(f"Then {said} slept.", case=family.case, people=[family.mother])

    assert len(found) == 1


def test_another_manager_and_a_sealed_record_show_nothing(family, worker, story, boss):
    let(story, family, worker)
    assert words_of(centre_manager(TeamFactory().centre)) == []
    assert words_of(worker) == []

    ShieldingFactory(case=family.case, level="SEALED")

    assert words_of(boss) == []


def test_only_who_writes_of_this_person_records_it(family, worker, story, therapy):
    consent = consent_for(family, therapy, categories=["IDENTITY", "HEALTH"])
    share(family, therapy, consent=consent, categories=["IDENTITY", "HEALTH"])
    therapist = member_of(therapy)

    for by in (outsider(), therapist):
        assert not access.can_release_story(by, story)
        with pytest.raises(AccessDenied):
            let(story, family, by)
        with pytest.raises(AccessDenied):
            take_back_story(story=story, by=by)
    assert stories_of(viewer=therapist, case=family.case) == []
    assert access.can_release_story(worker, story)


def test_its_owner_is_of_the_family(family, worker, story):
    stranger = OutcomeStoryFactory(released=True).owner

    with pytest.raises(AccessDenied):
        release_story(story=story, release=Release(OUTSIDE, stranger), by=worker)


def test_the_pages_from_the_telling_to_the_taking_back(client, family, worker, boss):
    client.force_login(worker)
    case = family.case.pk
    client.post(
        reverse("evaluation:write-story", args=[case]),
        {
            "told_by": "CHILD",
            "about": str(family.child.pk),
            "outcome": "EA",
            "words": TOLD,
            "category": "PLAN",
        },
    )
    (story,) = family.case.stories.all()
    release = reverse("evaluation:release-story", args=[case, story.pk])
    sent = {"words": f"{OUTSIDE} Maya", "owner": str(family.child.pk)}
    page = client.post(release, sent).content.decode()
    assert "Tick the box once its owner has agreed" in page
    sent |= {"agreed": "on", "told": "on"}
    assert "This text holds: Maya." in client.post(release, sent).content.decode()
    assert client.post(release, sent | {"words": OUTSIDE}).status_code == 302
    shown = client.get(reverse("evaluation:outcomes", args=[case])).content.decode()
    assert "Its owner takes it back" in shown

    client.force_login(boss)
    page = client.get(reverse("evaluation:stories")).content.decode()
    assert "Canary released" in page
    assert "Canary told" not in page
    assert family.case.reference not in page

    client.force_login(worker)
    client.post(reverse("evaluation:take-back-story", args=[case, story.pk]))
    client.force_login(boss)
    gone = client.get(reverse("evaluation:stories")).content.decode()
    assert "Canary released" not in gone


def test_who_works_with_families_reads_no_centre_s_stories(client, worker):
    client.force_login(worker)

    assert client.get(reverse("evaluation:stories")).status_code == 403
