"""The family tree: who is drawn how, what is joined, and nobody out of sight."""

import re
from uuid import uuid4

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from cases.genogram import Kin, Member, Tie, generations, rows
from cases.genogram_drawing import draw
from cases.queries.genogram import genogram
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AddressFactory, PersonFactory
from tests.factories.cases_record import RelationshipFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import household, member_of, share, team_member


def somebody(name, **more):
    return Member(pk=uuid4(), name=name, about="", **more)


MOTHER = somebody("Leah Ward", relationship="Mother")
FATHER = somebody("Daniel Okoro", relationship="Father")
GRAN = somebody("Joy Ward", relationship="Grandmother")
CARER = somebody("Sam Bright", relationship="Foster carer")
ELDER = somebody("Noah Ward", is_child=True, order="2020-01-01")
CHILD = somebody("Maya Ward", is_child=True, order="2024-07-03", is_assessed=True)
UNBORN = somebody("Unborn baby Ward", is_child=True, is_unborn=True)


def tie(one, other, kind="PARENT", words="is a parent of"):
    return Tie(one.pk, other.pk, kind, words)


def names(kin):
    known = {member.pk: member.name.split()[0] for member in kin.members}
    return [[known[pk] for pk in row] for row in rows(kin)]


WHOLE = Kin(
    members=(MOTHER, FATHER, GRAN, UNBORN, CHILD, ELDER),
    ties=(
        tie(MOTHER, ELDER),
        tie(FATHER, ELDER),
        tie(MOTHER, CHILD),
        tie(FATHER, CHILD),
        tie(MOTHER, UNBORN),
        tie(GRAN, MOTHER),
        tie(MOTHER, FATHER, "SEPARATED", "is separated from"),
    ),
    homes=(frozenset({MOTHER.pk, CHILD.pk, ELDER.pk}),),
)


def test_generations_stand_above_each_other_children_in_order_of_age():
    assert names(WHOLE) == [["Joy"], ["Leah", "Daniel"], ["Unborn", "Noah", "Maya"]]


def test_whoever_is_tied_to_nobody_stands_with_her_generation():
    levels = generations(Kin(members=(MOTHER, CHILD)))
    assert levels == {MOTHER.pk: -1, CHILD.pk: 0}


@pytest.mark.parametrize(
    ("member", "shape"),
    [
        (MOTHER, "circle"),
        (FATHER, "square"),
        (GRAN, "circle"),
        (CARER, "diamond"),
        (CHILD, "diamond"),
        (UNBORN, "triangle"),
    ],
)
def test_a_shape_says_no_more_than_the_relationship(member, shape):
    assert member.shape == shape


def test_separation_is_two_strokes_and_a_bare_pair_of_parents_is_dashed():
    tree = draw(WHOLE)
    assert sum("l8 -16" in line.path for line in tree.lines) == 1
    bare = draw(Kin((MOTHER, FATHER, CHILD), (tie(MOTHER, CHILD), tie(FATHER, CHILD))))
    assert next(line.dashes for line in bare.lines) == "6 4"


def test_a_home_is_drawn_around_those_who_live_there_and_nobody_else():
    tree = draw(WHOLE)
    assert len(tree.homes) >= 1
    inside = {
        node.member.name
        for node in tree.nodes
        if any(contains(path, node.x, node.y) for path in tree.homes)
    }
    assert inside == {"Leah Ward", "Maya Ward", "Noah Ward"}


def contains(path, x, y):
    """Return whether a point lies in a closed path of straight lines."""
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", path)]
    corners = list(zip(numbers[::2], numbers[1::2], strict=True))
    inside = False
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        crosses = (y1 > y) != (y2 > y)
        if crosses and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def test_nobody_stands_upon_another():
    places = {(node.x, node.y) for node in draw(WHOLE).nodes}
    assert len(places) == len(WHOLE.members)


def test_the_words_say_what_the_drawing_shows():
    said = {member.name: words for member, words in draw(WHOLE).words}
    assert "is separated from Daniel Okoro" in said["Leah Ward"]
    assert "lives with Maya Ward, Noah Ward" in said["Leah Ward"]
    assert "has an assessment" in said["Maya Ward"]


def test_nobody_at_all_is_drawn_without_falling_over():
    assert draw(Kin(())).nodes == ()


def test_the_drawing_has_title_description_and_role():
    svg = render_to_string("components/genogram.html", {"tree": draw(WHOLE)})
    assert 'role="img"' in svg
    assert '<title id="tree-title">Family tree</title>' in svg
    assert "Leah Ward: is a parent of Noah Ward" in svg


def test_names_are_only_words_in_the_drawing():
    kin = Kin((somebody("<script>alert(1)</script>"),))
    assert "<script>" not in render_to_string(
        "components/genogram.html", {"tree": draw(kin)}
    )


@pytest.mark.django_db
def test_a_brother_out_of_sight_is_neither_drawn_nor_told(client):
    """No shape, line, gap or word may hint at somebody who is not shared."""
    family = household()
    team = TeamFactory()
    share(family, team)
    reader = member_of(team)
    client.force_login(reader)
    RelationshipFactory(person=family.mother, other=family.child)
    before = genogram(viewer=reader, case=family.case)
    hidden = PersonFactory(case=family.case, given_name="Canary", family_name="Hidden")
    RelationshipFactory(person=family.mother, other=hidden)
    RelationshipFactory(person=family.father, other=family.child)
    RelationshipFactory(person=family.mother, other=family.father, kind="SEPARATED")
    RelationshipFactory(person=hidden, other=family.child, kind="SIBLING")
    AddressFactory(person=hidden)
    assert genogram(viewer=reader, case=family.case) == before
    body = client.get(reverse("cases:people", args=[family.case.pk])).content.decode()
    assert "Canary" not in body
    assert "Okoro" not in body
    assert "Canary" in str(genogram(viewer=team_member(family.case), case=family.case))


@pytest.mark.django_db
def test_a_household_is_drawn_where_the_address_is_shared_and_not_protected():
    family = household()
    for person in (family.child, family.mother):
        AddressFactory(person=person)
    worker = team_member(family.case)
    assert genogram(viewer=worker, case=family.case).homes
    team = TeamFactory()
    share(family, team)
    assert not genogram(viewer=member_of(team), case=family.case).homes
    ShieldingFactory(case=family.case)
    assert not genogram(viewer=worker, case=family.case).homes


@pytest.mark.django_db
def test_the_family_tree_is_a_document_for_its_reader(client):
    family = household()
    client.force_login(team_member(family.case))
    response = client.get(reverse("cases:genogram-pdf", args=[family.case.pk]))
    assert response.content.startswith(b"%PDF")
