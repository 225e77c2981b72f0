"""The partnership's first page: what there is, what waits, and what we want together."""

from dataclasses import dataclass

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agencies import agreement_papers
from agencies.queries import partnership as queries
from config.context import address
from information_sharing import access
from information_sharing.audit import AgencyEvent
from information_sharing.door import page
from information_sharing.roles import Permission

EVERYBODY = None
PAGES = (
    (
        "agencies:agreements",
        "Agreements",
        "Who agreed what with whom, who has signed, and when it is looked at again.",
        EVERYBODY,
    ),
    (
        "agencies:promises",
        "What was promised",
        "Each promise with its day, and whether it was kept.",
        EVERYBODY,
    ),
    (
        "agencies:bodies",
        "Boards and groups",
        "Where the partnership decides, who sits there, and what came of it.",
        EVERYBODY,
    ),
    (
        "agencies:levels",
        "How far agencies work together",
        "Pair by pair, with what shows it.",
        EVERYBODY,
    ),
    (
        "evaluation:partnership",
        "How the agencies of a centre work together",
        "Ways of working, quarter by quarter.",
        Permission.EVALUATE_CENTRE,
    ),
    (
        "agencies:people",
        "People",
        "Who works in the partnership, what each of them does, and when.",
        EVERYBODY,
    ),
    (
        "agencies:agencies",
        "Agencies",
        "What each is for, what it cannot do, its teams and its services.",
        EVERYBODY,
    ),
    (
        "agencies:glossary",
        "Words explained",
        "Short forms and words of each field, in plain words.",
        EVERYBODY,
    ),
)


@dataclass(frozen=True)
class Link:
    """A page of the partnership, and what is there."""

    url: str
    label: str
    about: str


@page(AgencyEvent.AGREEMENTS_VIEWED)
@require_safe
def show_partnership(request):
    """Show what there is, what waits for the reader's agency, and the shared vision."""
    viewer = request.user
    context = {
        "links": _links(viewer),
        "to_sign": queries.to_sign(viewer=viewer),
        "to_comment": queries.to_comment(viewer=viewer),
        "visions": [
            (vision, agreement_papers.aims(vision))
            for vision in queries.visions(viewer=viewer)
        ],
    }
    return TemplateResponse(request, "agencies/agreements/partnership.html", context)


def _links(viewer) -> list[Link]:
    found = [
        Link(address(name), label, about)
        for name, label, about, wanted in PAGES
        if wanted is None or access.can_have(viewer, wanted)
    ]
    return [link for link in found if link.url]
