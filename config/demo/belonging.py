"""Who belongs to some of the demo's families, in their own words; homes and schools."""

from datetime import date, timedelta

from django.utils import timezone

from cases import gender
from cases.commands.homes import add_schooling, record_move
from cases.commands.particulars import Answer, write_particulars
from cases.commands.people import add_person, correct_person
from cases.commands.ties import add_relationship, add_responsibility
from cases.models import Person, Relationship, Responsibility

MAYA, BROTHERS, EXPECTED = 0, 14, 12
Ground, Tie = Responsibility.Ground, Relationship.Kind


def tell_who_belongs(stories) -> None:
    """Tell of Maya's wide family, of brothers with a step-father, of one expected.

    Called last: a story's `child` is the oldest, and brothers come in here.
    """
    tell_maya(stories[MAYA])
    tell_brothers(stories[BROTHERS])
    tell_expected(stories[EXPECTED])


def tell_maya(story) -> None:
    """Her parents live apart, her grandmother comes on Tuesdays."""
    child, mother, by = story.child, story.mother, story.by
    father = story.case.people.get(relationship="Father")
    granny = _add(story, "OTHER_ADULT", "Joy", relationship="Grandmother")
    _tie(granny, Tie.PARENT, mother, by)
    _tie(mother, Tie.SEPARATED, father, by)
    for parent, ground in (
        (mother, Ground.BIRTH_MOTHER),
        (father, Ground.BIRTH_CERTIFICATE),
    ):
        _hold(parent, child, ground, by)
    home = {"lines": "3 Quay Close, Wexbourne", "postcode": "WX3 4CD"}
    home |= {"telephone": "01632 960777"}
    record_move(case=story.case, people=[father], home=home, since=_ago(400), by=by)
    add_schooling(person=child, name="Little Otters", since=_ago(60), by=by)
    _say(child, by, FIRST_LANGUAGE="English", OTHER_LANGUAGES="Twi")
    _say(child, by, DISABILITY="None", COMMUNICATION="Pictures and signs help her")
    girl = {"GENDER": Answer(code=gender.FEMALE)}
    write_particulars(person=child, answers=girl, by=by)
    write_particulars(
        person=mother,
        answers={
            "ETHNICITY": Answer(code="BCRB"),
            "FAITH": Answer(prefers_not_to_say=True),
            "PRONOUNS": Answer(words="she"),
        },
        by=by,
    )
    changes = {"born_on": date(1998, 4, 1), "born_accuracy": "UEA"}
    correct_person(person=mother, changes=changes, by=by)


def tell_brothers(story) -> None:
    """Two brothers at school, a step-father, and a home that they moved to."""
    mother, by = story.mother, story.by
    name = mother.family_name
    year = timezone.localdate().year
    eldest = _add(story, "CHILD", "Ellis", born_on=date(year - 9, 5, 3))
    second = _add(story, "CHILD", "Joel", born_on=date(year - 6, 2, 1))
    step = _add(story, "PARENT_CARER", "Ray", relationship="Step-father")
    for child in (eldest, second):
        _tie(mother, Tie.PARENT, child, by)
        _hold(mother, child, Ground.BIRTH_MOTHER, by)
        _tie(step, Tie.STEP_PARENT, child, by)
    not_sure = {"responsibility_said": Person.Unheld.NOT_SURE}
    correct_person(person=step, changes=not_sure, by=by)
    _tie(mother, Tie.COUPLE, step, by)
    correct_person(person=eldest, changes={"upn": "B801200005001"}, by=by)
    add_schooling(person=eldest, name="Mill Lane School", since=_ago(800), by=by)
    father = story.case.people.filter(relationship="Father").first()
    people = [person for person in story.case.people.all() if person != father]
    home = {"lines": f"The {name} flat, 8 Weir Road", "postcode": "WX2 2BB"}
    home |= {"telephone": ""}
    record_move(case=story.case, people=people, home=home, since=_ago(30), by=by)


def tell_expected(story) -> None:
    """A first child, expected by two who live together."""
    mother, by = story.mother, story.by
    father = story.case.people.get(relationship="Father")
    _tie(mother, Tie.COUPLE, father, by)
    _say(mother, by, FIRST_LANGUAGE="Polish", INTERPRETER="Polish, for appointments")


def _add(story, kind: str, given_name: str, **fields) -> Person:
    name = story.mother.family_name
    known = {"kind": kind, "given_name": given_name, "family_name": name} | fields
    return add_person(case=story.case, fields=known, by=story.by)


def _tie(person: Person, kind: str, other: Person, by) -> None:
    add_relationship(person=person, other=other, kind=kind, by=by)


def _hold(person: Person, child: Person, ground: str, by) -> None:
    since = child.born_on
    add_responsibility(person=person, child=child, ground=ground, since=since, by=by)


def _say(person: Person, by, **words: str) -> None:
    answers = {kind: Answer(words=said) for kind, said in words.items()}
    write_particulars(person=person, answers=answers, by=by)


def _ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
