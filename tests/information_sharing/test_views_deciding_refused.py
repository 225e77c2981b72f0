"""The eight questions when something is missing or makes no sense."""

import pytest

from information_sharing.models import SharingDecision
from tests.information_sharing.walker import text

pytestmark = pytest.mark.django_db
NONSENSE = [
    "",
    "\x00",
    "x" * 100_000,
    "'; DROP TABLE",
    "<script>",
    "\u202eabc \U0001f476",
]


@pytest.mark.parametrize(
    ("number", "answer", "field"),
    [(1, "", "answer"), (1, "no", "reason"), (1, "yes", "purpose"), (1, "yes", "team"),
     (1, "yes", "kind"), (1, "not_sure", "words"), (2, "no", "reason"),
     (3, "no", "reason"), (4, "no", "reason"), (4, "yes", "consent"),
     (5, "yes", "reason"), (6, "yes", "reason"), (6, "no", "reason"),
     (1, "perhaps", "answer")],
)  # fmt: skip
def test_what_is_missing_is_said_beside_its_field(
    family, therapy, consent, walker, number, answer, field
):
    if number > 1:
        walker.begin(therapy)
    if number > 4:
        walker.say(4, "no", reason="Not asked.")
    if number > 5:
        walker.say(5, "no")

    response = walker.say(number, answer)

    assert response.status_code == 200
    assert field in response.context_data["form"].errors
    assert "There is a problem" in text(response)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"people": []}, "people"), ({"categories": []}, "categories"),
     ({"categories": ["HOUSING_MONEY"]}, "categories"), ({"method": ""}, "method"),
     ({"told": ""}, "told"), ({"told": "no"}, "not_told_reason"),
     ({"ends_on_year": "2020"}, "ends_on"), ({"ends_on_year": "2090"}, "ends_on"),
     ({"ends_on_day": "", "ends_on_month": "", "ends_on_year": ""}, "ends_on"),
     ({"ends_on_day": "31", "ends_on_month": "2"}, "ends_on")],
)  # fmt: skip
def test_question_seven_says_what_is_not_right(
    family, therapy, consent, walker, changes, field
):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))

    response = walker.choose(family, **changes)

    assert field in response.context_data["form"].errors


@pytest.mark.parametrize("rubbish", NONSENSE)
def test_nonsense_is_refused_plainly_at_every_question(
    family, therapy, consent, walker, rubbish
):
    for number in range(1, 8):
        names = ("answer", "team", "kind", "purpose", "consent", "people", "method")
        response = walker.say(number, rubbish, **dict.fromkeys(names[1:], rubbish))
        assert response.status_code in {200, 302}
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    response = walker.choose(
        family, people=[rubbish], ends_on_day=rubbish, told=rubbish
    )
    assert response.status_code == 200
    assert not SharingDecision.objects.exists()


def test_long_text_is_counted_and_kept(family, therapy, walker):
    said = {"team": str(therapy.pk), "kind": "PLAN", "purpose": "long " * 20_000}

    response = walker.say(1, "yes", **said)

    assert "must be 50,000 characters or fewer" in text(response)
    assert "long long long" in text(response)


def test_a_pasted_script_stays_text(client, family, therapy, consent, walker):
    walker.begin(therapy, purpose="<script>alert(1)</script>")
    walker.say(4, "yes", consent=str(consent.pk))
    walker.choose(family)
    page = text(client.get(walker.decide().url))

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
