"""A record in which every fact is a word of its own, so that a leak names itself."""

import re
from dataclasses import dataclass, field
from io import BytesIO
from types import SimpleNamespace

from django.urls import reverse
from pypdf import PdfReader

from cases import drafts
from cases.elements import ELEMENTS
from cases.models.checklist import CATEGORY_OF_OUTCOME
from information_sharing.categories import Category
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    ActionFactory,
    AddressFactory,
    AssessmentFactory,
    ChecklistAnswerFactory,
    ChecklistFactory,
    ContributionFactory,
    GoalFactory,
    GoalProgressFactory,
    PlanFactory,
    ReviewFactory,
)
from tests.factories.cases_record import (
    AdditionFactory,
    AttachmentFactory,
    ContactFactory,
    QualityCheckFactory,
    ViewOfNeedFactory,
    VoiceFactory,
)
from tests.factories.information_sharing import (
    AdviceRequestFactory,
    ConsentExclusionFactory,
    SharingDecisionFactory,
)
from tests.factories.lead_professional import AppointmentFactory, NominationFactory
from tests.papers import words_in_word, words_on
from tests.people import consent_for, household, member_of, outsider, share, team_member
from tests.sweeps import world

COORDINATING, AUTHOR, OFFICER = "COORDINATING", "AUTHOR", "OFFICER"
NOISE = re.compile(r"[\s\u00ad\u200b-]+")


@dataclass
class Canaries:
    """Every planted word, with the category and the person that it is about."""

    planted: dict = field(default_factory=dict)

    def word(self, category, whose, what):
        """Return a new word; note what it is about."""
        text = f"zq{len(self.planted):04}{category}{whose}{what}qz".replace("_", "")
        self.planted[text] = (str(category), whose)
        return text

    def not_for(self, categories, people):
        """Return the words that somebody with these may not read."""
        people = {*people, "nobody"}
        return {
            word
            for word, (category, whose) in self.planted.items()
            if category not in categories or whose not in people
        }

    def in_text(self, text):
        """Return the words that are in a text, however its lines were broken."""
        seen = NOISE.sub("", text)
        return set(re.findall(r"zq\d{4}[A-Za-z]+qz", seen))


def plant():
    """Return the record, the canaries in it, and the people around it."""
    words, family = Canaries(), household()
    whose = {"child": family.child, "mother": family.mother, "father": family.father}
    for name, person in whose.items():
        person.given_name = words.word(Category.IDENTITY, name, "name")
        person.save()
        AddressFactory(person=person, lines=words.word(Category.CONTACT, name, "lines"))
    sheet = plant_assessment(words, family.child)
    one = SimpleNamespace(
        family=family, case=family.case, assessment=sheet, words=words
    )
    plant_checklist(words, family.child)
    plant_plan(one, {**whose, "nobody": None})
    plant_contacts(one, {**whose, "nobody": None})
    plant_sharing(one)
    plant_draft(one)
    return one


def plant_assessment(words, child):
    """Two versions, a text and an addition under every element; return the first."""
    first, second = (AssessmentFactory(person=child, version=n) for n in (1, 2))
    for sheet in (first, second):
        for element in ELEMENTS:
            plant_element(words, sheet, element)
        view = words.word(Category.PLAN, "child", "view")
        ViewOfNeedFactory(assessment=sheet, words=view)
        check = words.word(Category.PLAN, "child", "check")
        QualityCheckFactory(assessment=sheet, words=check)
    return first


def plant_element(words, sheet, element):
    """One text, and what a colleague added and signed beneath it."""
    about = {"element": element.code, "category": element.category}
    names = ("words",) if element.in_words else ("strengths", "needs", "evidence")
    texts = {n: words.word(element.category, "child", n) for n in (*names, "differs")}
    blank = dict.fromkeys({"strengths", "needs", "evidence", "words"}, "")
    ContributionFactory(assessment=sheet, **about, **(blank | texts))
    added = words.word(element.category, "child", "added")
    AdditionFactory(assessment=sheet, strengths=added, **about)


def plant_checklist(words, child):
    """Answers of five categories, and a decision that belongs to the plan."""
    checklist = ChecklistFactory(
        person=child,
        services_needed=words.word(Category.PLAN, "child", "services"),
        reason=words.word(Category.PLAN, "child", "reason"),
    )
    for outcome, category in CATEGORY_OF_OUTCOME.items():
        comment = words.word(category, "child", "comment")
        about = {"outcome": outcome, "category": category, "comment": comment}
        ChecklistAnswerFactory(checklist=checklist, **about)


def plant_plan(one, whose):
    """A goal, an action and its progress for every category and person."""
    words, case = one.words, one.case
    plan = PlanFactory(case=case)
    texts = ("notes", "parent_words", "child_words")
    said = {name: words.word(Category.PLAN, "nobody", name) for name in texts}
    review = ReviewFactory(case=case, **said)
    for category in Category:
        for name, person in whose.items():
            about = {"person": person, "category": category}
            goal = GoalFactory(
                plan=plan,
                words=words.word(category, name, "goal"),
                looks_like=words.word(category, name, "looks"),
                **about,
            )
            action = words.word(category, name, "action")
            one.action = ActionFactory(goal=goal, words=action)
            ActionFactory(
                goal=goal, done=True, progress=words.word(category, name, "p")
            )
            note = words.word(category, name, "progress")
            GoalProgressFactory(goal=goal, review=review, note=note)
    one.goal = goal


def plant_contacts(one, whose):
    """A contact with a file, and somebody's words, of every category and person."""
    words = one.words
    for category in Category:
        for name, person in whose.items():
            about = {"person": person, "category": category}
            contact = ContactFactory(
                case=one.case,
                fact=words.word(category, name, "fact"),
                judgement=words.word(category, name, "judgement"),
                **about,
            )
            file = words.word(category, name, "file")
            one.attachment = AttachmentFactory(
                contact=contact, name=file, content=b"a picture", **about
            )
            if person:
                said = words.word(category, name, "said")
                VoiceFactory(words=said, **about)
    one.contact = contact


def plant_sharing(one):
    """Consents, decisions for several teams, nominations, and a question."""
    words, family, case = one.words, one.family, one.case
    therapy, support, police = (TeamFactory() for _ in range(3))
    nursery = TeamFactory()
    note = words.word(COORDINATING, "nobody", "note")
    one.consent = consent_for(family, therapy, support, note=note)
    ConsentExclusionFactory(consent=one.consent, team=nursery)
    purpose = words.word("THERAPY", "nobody", "purpose")
    share(family, therapy, consent=one.consent, purpose=purpose)
    one.decision = SharingDecisionFactory(
        case=case,
        team=police,
        people=[family.father],
        without_consent=True,
        purpose=words.word(COORDINATING, "nobody", "purpose"),
        answers={
            "6": {"answer": "YES", "reason": words.word(COORDINATING, "nobody", "r")}
        },
    )
    type(one.decision).objects.filter(pk=one.decision.pk).update(
        balance=words.word(COORDINATING, "nobody", "balance")
    )
    one.advice = AdviceRequestFactory(
        case=case, words=words.word(OFFICER, "nobody", "words")
    )
    plant_lead(one, support)
    one.worker, one.therapist = team_member(case), member_of(therapy)
    one.outsider, one.nursery = outsider(), member_of(nursery)
    one.superuser = member_of(TeamFactory(), is_superuser=True, is_staff=True)
    one.officer = world.officer()


def plant_lead(one, support):
    """Somebody leads, within a consent of her own; another one is asked."""
    kinds = ["HEALTH", "PLAN", "WELLBEING"]
    consent = consent_for(one.family, support, categories=kinds)
    wishes = {
        name: one.words.word(Category.PLAN, "nobody", name.replace("_", ""))
        for name in ("family_wish", "child_wish", "reason")
    }
    asked = NominationFactory(
        case=one.case, nominee=member_of(support), team=support, consent=consent,
        accepted=True, **wishes,
    )  # fmt: skip
    one.lead = AppointmentFactory(nomination=asked).practitioner
    one.nominee = member_of(support)
    one.nomination = NominationFactory(
        case=one.case, nominee=one.nominee, team=support, consent=consent
    )


def plant_draft(one):
    """What the worker has not saved yet."""
    path = reverse("cases:add-goal", args=[one.case.pk])
    said = world.Posted({"words": one.words.word(AUTHOR, "nobody", "draft")})
    drafts.keep(by=one.worker, path=path, post=said, case=one.case)


def text_of(response):
    """Return all that somebody reads in an answer: page, PDF, CSV or JSON."""
    content = b"".join(response) if response.streaming else response.content
    if content.startswith(b"%PDF-1."):
        told = PdfReader(BytesIO(content)).metadata or {}
        return " ".join([words_on(content), *map(str, told.values())])
    heads = " ".join(str(value) for value in response.headers.values())
    if content.startswith(b"PK"):
        return f"{heads} {words_in_word(content)}"
    return content.decode() + heads
