"""The chronology of the scenario: a canary in every contact, word and name of a file."""

from information_sharing.categories import Category
from tests.factories.cases_record import (
    AttachmentFactory,
    ContactFactory,
    SchoolingFactory,
    VoiceFactory,
)
from tests.matrix.canaries import FAMILY, ROLES, canary

PICTURE = b"a picture"


def plant_story(case, people) -> dict:
    """Write a contact of every kind about everybody; return what routes are opened on."""
    kept = {
        (category, role): plant_contact(case, people.get(role), category, role)
        for category in Category
        for role in (*ROLES, FAMILY)
    }
    for role in ROLES:
        SchoolingFactory(person=people[role], name=canary(Category.EDUCATION, role))
    contact = kept[Category.DEVELOPMENT, "child"]
    return {"contact": contact, "attachment": contact.attachments.get()}


def plant_contact(case, person, category, role):
    """Write a contact that was corrected, with a file, and somebody's words."""
    word = canary(category, role)
    about = {"case": case, "person": person, "category": category}
    texts = {"fact": word, "judgement": word}
    before = ContactFactory(**about, **texts)
    contact = ContactFactory(replaces=before, correction_reason=word, **about, **texts)
    file = {"person": person, "category": category, "name": word, "content": PICTURE}
    AttachmentFactory(contact=contact, **file)
    if person:
        VoiceFactory(words=word, **about)
    return contact
