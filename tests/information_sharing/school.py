"""A school that does not sign in here, and the document made for it."""

from io import BytesIO

from django.urls import reverse
from pypdf import PdfReader

from information_sharing import commands
from tests.factories.information_sharing import ConsentBodyFactory
from tests.information_sharing.walks import walk_on

SCHOOL = {"outside_name": "Ms Hall", "outside_organisation": "Hill Top school"}


def to_school(consent, family, **changes):
    """Return a walk to the school, or to whom it is about, that the consent names."""
    said = walk_on(consent, family, None, **SCHOOL)
    body = changes.get("outside_organisation", SCHOOL["outside_organisation"])
    name_in(consent, body)
    return type(said)(**{**vars(said), **changes})


def name_in(consent, body=SCHOOL["outside_organisation"]):
    """Let the consent name this body; return its row."""
    named = consent.bodies.filter(name__iexact=body).first()
    return named or ConsentBodyFactory(consent=consent, name=body)


def decide(family, said, by):
    return commands.decide(case=family.case, walk=said, by=by)


def made(family, consent, by, **changes):
    decision = decide(family, to_school(consent, family, **changes), by)
    return commands.make_disclosure(decision=decision, by=by)


def words_of(disclosure):
    pages = PdfReader(BytesIO(bytes(disclosure.document))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def send(disclosure, by, **changes):
    fields = {"how": "POST", "to": "Ms Hall, by post", **changes}
    return commands.record_sent(disclosure=disclosure, by=by, **fields)


def address(name, decision):
    return reverse(f"information_sharing:{name}", args=[decision.case_id, decision.pk])
