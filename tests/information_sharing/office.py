"""An information officer with an oversight, and what somebody asked to see."""

import io

import pypdf
from django.utils.timezone import localdate

from agencies.models import RoleName
from information_sharing.asking_to_see import Asking, Capacity
from information_sharing.commands import subject_access as commands
from information_sharing.models import Oversight, Passage
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.information_sharing_office import OversightFactory


def officer_for(case, role=RoleName.INFORMATION_OFFICER, **oversight):
    """Return an officer who may read this case now, to answer a request."""
    membership = TeamMembershipFactory(role=role)
    fields = {"purpose": Oversight.Purpose.SUBJECT_ACCESS, **oversight}
    OversightFactory(case=case, membership=membership, **fields)
    return membership.practitioner


def plain_officer(role=RoleName.INFORMATION_OFFICER):
    """Return an officer with no sight of any case."""
    return TeamMembershipFactory(role=role).practitioner


def ask(family, by, person=None):
    """Record that somebody asks for her own record."""
    person = person or family.mother
    asking = Asking(
        person=person,
        asker=person,
        representative="",
        capacity=Capacity.HERSELF,
        identity_checked="Passport.",
        child_says="",
        asked_on=localdate(),
    )
    return commands.receive_request(case=family.case, asking=asking, by=by)


def finished(family, by, person=None, choice=Passage.Choice.RELEASE):
    """Return a request of which everything is decided in the same way."""
    request = ask(family, by, person)
    commands.build_pack(request=request, by=by)
    verdict = commands.Verdict(choice=choice, released_text="", reason="Hers.")
    for passage in request.passages.all():
        commands.decide_passage(passage=passage, verdict=verdict, by=by)
    return commands.finish_pack(request=request, by=by)


def pdf_text(document) -> str:
    """Return the words of a PDF."""
    pages = pypdf.PdfReader(io.BytesIO(bytes(document))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
