"""The family's own words: kept as said, marked as theirs, shown where shared (R4)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cases.models import Attachment, Voice
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases_record import VoiceFactory
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n and more"
WORDS = "I like the sand and I don't like the shouting."


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def therapist(family):
    therapy = TeamFactory(name="Speech and language therapy")
    share(family, therapy)
    return member_of(therapy)


def url(name, family, *more):
    return reverse(f"cases:{name}", args=[family.case.pk, *more])


def typed(person, **fields):
    today = timezone.localdate()
    return {
        "person": str(person.pk),
        "occasion": "PLAN",
        "said_on_day": today.day,
        "said_on_month": today.month,
        "said_on_year": today.year,
        "words": WORDS,
        "category": "",
        **fields,
    }


def text(response):
    return response.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("who", "kind"), [("child", "WELLBEING"), ("mother", "FAMILY")]
)
def test_words_are_kept_as_said_and_of_the_usual_kind(
    client, family, worker, who, kind
):
    client.force_login(worker)

    client.post(url("add-voice", family), typed(getattr(family, who)))

    voice = Voice.objects.get()
    assert (voice.words, voice.category) == (WORDS, kind)
    assert voice.person == getattr(family, who)
    assert [one.event for one in AccessEvent.objects.all()] == ["VOICE_WRITTEN"]


def test_the_writer_may_choose_another_kind(client, family, worker):
    client.force_login(worker)

    client.post(url("add-voice", family), typed(family.child, category="HEALTH"))

    assert Voice.objects.get().category == "HEALTH"


def test_the_usual_kind_may_not_be_hers_to_write_in(client, family, therapist):
    client.force_login(therapist)

    response = client.post(url("add-voice", family), typed(family.child))

    assert "is not shared with you: choose another" in text(response)
    assert WORDS in text(response)
    assert not Voice.objects.exists()


def test_words_stand_beside_overview_plan_assessment_and_chronology(
    client, family, worker
):
    VoiceFactory(person=family.child, words=WORDS, occasion="PLAN")
    VoiceFactory(person=family.child, words="I can jump.", occasion="ASSESSMENT")
    client.force_login(worker)
    theirs = f"In {family.child.given_name}'s words"

    overview = text(client.get(url("detail", family)))
    plan = text(client.get(url("plan", family)))
    assessment = text(client.get(url("assessment", family)))
    chronology = text(client.get(url("chronology", family)))

    assert f"“{WORDS}”" in overview
    assert "“I can jump.”" in overview
    assert f"“{WORDS}”" in plan
    assert "“I can jump.”" not in plan
    assert "“I can jump.”" in assessment
    assert f"“{WORDS}”" in chronology
    assert theirs in overview
    assert theirs in plan
    assert theirs in assessment


def test_words_that_are_not_shared_stand_nowhere(client, family, therapist):
    VoiceFactory(person=family.child, words=WORDS, occasion="PLAN")
    VoiceFactory(
        person=family.father, words=WORDS, category="HEALTH", occasion="ASSESSMENT"
    )
    client.force_login(therapist)

    for name in ("detail", "plan", "assessment", "chronology"):
        assert "shouting" not in text(client.get(url(name, family)))


def test_the_link_beside_the_plan_knows_the_occasion(client, family, worker):
    client.force_login(worker)
    assert f"{url('add-voice', family)}?occasion=PLAN" in text(
        client.get(url("plan", family))
    )

    response = client.get(url("add-voice", family), {"occasion": "PLAN"})

    assert response.context["form"].initial == {"occasion": "PLAN"}


def test_a_drawing_is_enough_and_is_a_picture(client, family, worker):
    client.force_login(worker)
    pdf = SimpleUploadedFile("house.png", b"%PDF-1.7 not a picture")

    nothing = client.post(url("add-voice", family), typed(family.child, words=""))
    wrong = client.post(url("add-voice", family), typed(family.child, file=pdf))
    assert "Write what they said, or add a drawing" in text(nothing)
    assert "The file must be a PNG or a JPEG" in text(wrong)
    assert WORDS in text(wrong)
    assert not Voice.objects.exists()

    drawing = SimpleUploadedFile("house.png", PNG)
    client.post(url("add-voice", family), typed(family.child, words="", file=drawing))

    kept = Attachment.objects.get()
    assert kept.voice == Voice.objects.get()
    assert client.get(url("attachment", family, kept.pk)).content == PNG
    assert "Download house.png" in text(client.get(url("detail", family)))
    assert "A drawing" in text(client.get(url("chronology", family)))
