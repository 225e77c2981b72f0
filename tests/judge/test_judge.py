"""The rules, read twice: `access` against the second judge, list against object."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from cases.models import Address, Contribution, Goal, Person, Review
from information_sharing import access, explaining
from information_sharing.categories import Category
from tests.judge.books import open_books
from tests.judge.building import Builder
from tests.judge.cast import make_cast
from tests.judge.judge import Judge
from tests.judge.worlds import worlds

EXAMPLES = 75
careful = settings(
    max_examples=EXAMPLES,
    derandomize=True,  # the same worlds each time, so that a failure repeats
    phases=[Phase.explicit, Phase.generate],  # shrinking takes minutes, a world a line
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


@pytest.fixture(scope="module")
def cast(django_db_setup, django_db_blocker):
    """The families and their facts, made once; each world is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_cast()
        transaction.set_rollback(True)


@careful
@given(world=worlds)
def test_access_agrees_with_the_second_judge(cast, django_db_blocker, world):
    with django_db_blocker.unblock(), transaction.atomic():
        Builder(cast, world).build()
        judge = Judge(open_books())

        verdicts = {
            (viewer, home.case): judge.may_see(viewer, home.case)
            for viewer in cast.practitioners
            for home in cast.households
        }
        for viewer in cast.practitioners:
            lists_agree(cast, viewer, verdicts)
            facts_agree(cast, viewer, verdicts)
        for home in cast.households[:2]:
            readers_agree(cast, home.case, verdicts)
        transaction.set_rollback(True)


def categories_in(pairs):
    return {category for category, _ in pairs}


def lists_agree(cast, viewer, verdicts):
    """The list is the object rule for every case; then one case is asked about fully."""
    listed = set(access.visible_cases(viewer))
    expected = {home.case for home in cast.households if verdicts[viewer, home.case]}

    assert listed == expected, "list"
    for home in cast.households[:2]:
        object_agrees(viewer, home.case, verdicts[viewer, home.case])


def object_agrees(viewer, case, expected):
    """The object, the categories, the reasons and guardian's question."""
    reasons = explaining.explain(viewer, case)
    seen = categories_in(expected)

    assert access.can_view_case(viewer, case) == bool(expected), "object"
    assert access.visible_categories(viewer, case) == seen, "categories"
    assert bool(reasons) == bool(expected), "explain (R5)"
    assert {c for reason in reasons for c in reason.categories} == seen, "reasons"
    assert viewer.get_all_permissions(case) == {
        f"cases.{Category(category).codename}" for category in seen
    }, "guardian's question"
    assert viewer.has_perm("cases.see_health", case) == ("HEALTH" in seen), "has_perm"


def facts_agree(cast, viewer, verdicts):
    """Every model of facts, over all families at once: category and person (1.3)."""
    pairs = set().union(*(verdicts[viewer, home.case] for home in cast.households))
    about_someone = {pair for pair in pairs if pair[1]}
    about_nobody = {
        (category, home.case.pk)
        for home in cast.households
        for category in categories_in(verdicts[viewer, home.case])
    }

    def seen(model, *fields):
        facts = access.visible_facts(viewer, model.objects.all())
        return set(facts.values_list(*fields))

    assert seen(Contribution, "category", "person") == about_someone, "contributions"
    assert seen(Goal, "category", "case") == about_nobody, "goals"
    assert seen(Person, "pk") == of(about_someone, "IDENTITY"), "people"
    assert seen(Address, "person") == of(about_someone, "CONTACT"), "addresses"
    assert seen(Review, "case") == of(about_nobody, "PLAN"), "reviews"


def of(pairs, wanted):
    return {(other,) for category, other in pairs if category == wanted}


def readers_agree(cast, case, verdicts):
    """Who can see it: the same people, each with the same categories."""
    found = {viewer: set() for viewer in cast.practitioners}
    for reason in explaining.who_can_see(case):
        for reader in reason.readers:
            found[reader] |= set(reason.categories)
    expected = {
        viewer: categories_in(verdicts[viewer, case]) for viewer in cast.practitioners
    }

    assert found == expected, "readers"
