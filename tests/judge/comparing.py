"""What `access` answers, asked in each of its ways, against the second judge."""

from cases.models import Address, Contribution, Goal, Person, Review
from information_sharing import access, explaining
from information_sharing.categories import Category
from information_sharing.models import Access, Reach
from information_sharing.models.in_force import NOBODY


def held_now(cases) -> set:
    """Return what the views say of these cases, whole, read without any filter."""
    keys = {case.pk for case in cases}
    row = ("practitioner", "case", "category")
    held = {(*each, None) for each in Access.objects.values_list(*row)}
    held |= set(Reach.objects.values_list(*row, "person"))
    return {each for each in held if each[1] in keys}


def categories_in(pairs) -> set:
    """Return the categories of some pairs of category and person."""
    return {category for category, _ in pairs}


def object_agrees(viewer, case, people, expected) -> None:
    """The object, the categories of all and of each, the reasons, guardian's question."""
    reasons = explaining.explain(viewer, case)
    seen = categories_in(expected)

    assert access.can_view_case(viewer, case) == bool(expected), "object"
    assert access.visible_categories(viewer, case) == seen, "categories"
    for person in people:
        of_her = {category for category, key in expected if key == person.pk}
        assert access.visible_categories(viewer, case, person) == of_her, "of a person"
    assert bool(reasons) == bool(expected), "explain (R5)"
    assert {c for reason in reasons for c in reason.categories} == seen, "reasons"
    assert viewer.get_all_permissions(case) == {
        f"cases.{Category(category).codename}" for category in seen
    }, "guardian's question"
    for category in Category:
        asked = f"cases.{category.codename}"
        assert viewer.has_perm(asked, case) == (category in seen), "has_perm"


def facts_agree(viewer, homes, verdicts) -> None:
    """Every model of facts, over all families at once: category and person (1.3)."""
    pairs = set().union(*(verdicts[viewer.pk, home.case.pk] for home in homes))
    about_someone = {pair for pair in pairs if pair[1]}
    about_nobody = {
        (category, home.case.pk)
        for home in homes
        for category in categories_in(verdicts[viewer.pk, home.case.pk])
    }

    def seen(model, *fields):
        facts = access.visible_facts(viewer, model.objects.all())
        return set(facts.values_list(*fields))

    assert seen(Contribution, "category", "person") == about_someone, "contributions"
    assert seen(Goal, "category", "case") == about_nobody, "goals"
    assert seen(Person, "pk") == of(about_someone, "IDENTITY"), "people"
    assert seen(Address, "person") == of(about_someone, "CONTACT"), "addresses"
    assert seen(Review, "case") == of(about_nobody, "PLAN"), "reviews"
    for home in homes:
        within = access.pairs(viewer, home.case)
        told = {(kind, None if who == NOBODY else who) for kind, who in within}
        assert told == verdicts[viewer.pk, home.case.pk], "within one case"


def of(pairs, wanted) -> set:
    """Return what some pairs say of one category."""
    return {(other,) for category, other in pairs if category == wanted}


def readers_agree(viewers, case, verdicts) -> None:
    """Who can see it: the same people, each with the same categories."""
    found = {viewer.pk: set() for viewer in viewers}
    for reason in explaining.who_can_see(case):
        for reader in reason.readers:
            found[reader.pk] |= set(reason.categories)
    expected = {
        viewer.pk: categories_in(verdicts[viewer.pk, case.pk]) for viewer in viewers
    }

    assert found == expected, "readers"
