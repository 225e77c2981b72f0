"""One person types in two windows of one form: neither text is lost (R18)."""

from uuid import uuid4

import pytest
from django.urls import reverse

from cases.models import Draft
from tests.people import household, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def path(client, family):
    """The form of a goal, for somebody of the team."""
    client.force_login(team_member(family.case))
    return reverse("cases:add-goal", args=[family.case.pk])


class Window:
    """A page that keeps its draft, as the script of the page does."""

    def __init__(self, client, path):
        self.client, self.path, self.once = client, path, str(uuid4())
        page = client.get(path).content.decode()
        _, found, after = page.partition('name="_draft_seen" value="')
        self.seen = after.split('"')[0] if found else ""

    def types(self, words):
        """Keep these words as a draft; return what the page is told."""
        sent = {"_draft": "1", "words": words, **self.marks()}
        answer = self.client.post(self.path, sent).json()
        self.seen = answer["version"]
        return answer

    def marks(self):
        """Return what tells this window apart."""
        return {"_once": self.once, "_draft_seen": self.seen}


def words_of(draft):
    return draft.data["words"], [one["data"]["words"] for one in
                                 draft.elsewhere.values()]  # fmt: skip


def test_what_is_typed_in_the_other_window_is_kept_beside(client, path):
    laptop, tablet = Window(client, path), Window(client, path)
    assert laptop.types("On the laptop")["elsewhere"] is False

    assert tablet.types("On the tablet")["elsewhere"] is True

    assert words_of(Draft.objects.get()) == (["On the tablet"], [["On the laptop"]])
    page = client.get(path).content.decode()
    assert "You also typed here in another window" in page
    assert "On the laptop" in page


def test_going_on_from_a_draft_replaces_it(client, path):
    Window(client, path).types("Half a")

    assert Window(client, path).types("Half a sentence.")["elsewhere"] is False

    assert words_of(Draft.objects.get()) == (["Half a sentence."], [])


def test_a_window_left_open_does_not_write_over_the_later_one(client, path):
    laptop = Window(client, path)
    laptop.types("First")
    tablet = Window(client, path)
    tablet.types("First, and then more")

    laptop.types("First!")

    assert words_of(Draft.objects.get()) == (["First!"], [["First, and then more"]])


def test_a_window_counts_once_however_often_it_is_typed_in(client, path):
    laptop, tablet = Window(client, path), Window(client, path)
    for n in range(3):
        laptop.types(f"Laptop {n}")
        tablet.types(f"Tablet {n}")

    assert words_of(Draft.objects.get()) == (["Tablet 2"], [["Laptop 2"]])


def test_discarding_one_brings_the_other_back(client, path):
    laptop, tablet = Window(client, path), Window(client, path)
    laptop.types("On the laptop")
    tablet.types("On the tablet")

    client.post(path, {"_discard": "1"})
    assert words_of(Draft.objects.get()) == (["On the laptop"], [])
    client.post(path, {"_discard": "1"})

    assert not Draft.objects.exists()


def test_what_is_not_this_persons_is_in_no_window(client, path, family):
    Window(client, path).types("Mine")
    client.force_login(team_member(family.case))

    assert Window(client, path).seen == ""
    assert Window(client, path).types("Hers")["elsewhere"] is False


def test_what_stands_half_typed_is_kept_when_a_search_begins_another(client, family):
    client.force_login(team_member(family.case))
    register = reverse("cases:register")
    half = {"_draft": "1", "child_given_name": "Half", "_once": str(uuid4())}
    client.post(register, half)

    client.post(
        reverse("cases:search"),
        {"family_name": "Nobody", "given_name": "Kim", "register": "1"},
    )

    draft = Draft.objects.get()
    kept = [one["data"]["child_given_name"] for one in draft.elsewhere.values()]
    assert (kept, draft.data["child_given_name"]) == ([["Half"]], ["Kim"])


def test_nonsense_in_names_and_windows_is_no_error(client, path):
    sent = {"_draft": "1", "_once": "a\x00b", "wo\x00rds": "x", "password": "secret"}

    assert client.post(path, sent).status_code == 200

    draft = Draft.objects.get()
    assert (draft.window, draft.data) == ("ab", {"words": ["x"]})
