"""What the frame of every page needs: where one can go, and as whom one works."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from agencies.queries.hats import hats_of
from config.oidc import PROVIDER
from information_sharing.roles import ROLES, Permission

EVERYBODY: frozenset[Permission] = frozenset()
READERS = frozenset({Permission.WORK_WITH_FAMILIES, Permission.ASK_OVERSIGHT})
EMERGENCIES = frozenset(
    {Permission.USE_EMERGENCY_ACCESS, Permission.REVIEW_EMERGENCIES}
)

# (label, name of the address, what a role must carry; nothing named means everybody)
ENTRIES = (
    ("Home", "home", EVERYBODY),
    ("Families", "cases:list", READERS),
    ("Centre", "agencies:my-centre", EVERYBODY),
    ("Directory", "agencies:directory", EVERYBODY),
    ("Activities", "cases:activities", {Permission.REGISTER_FAMILY}),
    ("New births", "cases:births", {Permission.REGISTER_FAMILY}),
    ("Referrals", "cases:referrals", {Permission.REGISTER_FAMILY}),
    (
        "Panels",
        "cases:panels",
        {Permission.REGISTER_FAMILY, Permission.SET_LOCAL_TERMS},
    ),
    ("Partnership", "agencies:partnership", EVERYBODY),
    ("Find a child", "information_sharing:index", {Permission.SEARCH_INDEX}),
    ("Emergency", "information_sharing:emergencies", EMERGENCIES),
    ("Desk", "information_sharing:desk", {Permission.WATCH_READING}),
    ("Questions", "information_sharing:advice-list", {Permission.ADVISE_ON_SHARING}),
    ("Shields", "information_sharing:shields", {Permission.SECOND_FOR_OFFICER}),
    ("Oversight", "information_sharing:oversights", {Permission.ASK_OVERSIGHT}),
    (
        "Subject access",
        "information_sharing:subject-access-list",
        {Permission.ANSWER_SUBJECT_ACCESS, Permission.SECOND_FOR_OFFICER},
    ),
    ("Retention", "information_sharing:retention", {Permission.KEEP_RECORDS}),
    ("Log", "information_sharing:log", {Permission.READ_LOG}),
    ("Accounts", "information_sharing:accounts", {Permission.MANAGE_ACCOUNTS}),
    ("Figures", "evaluation:figures", {Permission.SEE_FIGURES}),
    ("Reports", "evaluation:report-list", {Permission.SEE_FIGURES}),
    (
        "Self-evaluation",
        "evaluation:self-evaluation-list",
        {Permission.EVALUATE_CENTRE},
    ),
    ("Self-evaluations", "evaluation:submission-list", {Permission.HOLD_CONVERSATIONS}),
    ("Surveys", "evaluation:surveys", {Permission.RUN_SURVEYS}),
    ("Learning", "agencies:learning", EVERYBODY),
    ("I lead", "lead_professional:board", {Permission.WORK_WITH_FAMILIES}),
    ("Purchases", "lead_professional:spending", {Permission.REPORT_ON_CENTRE}),
    ("Unmet needs", "cases:unmet-needs", {Permission.REPORT_ON_CENTRE}),
    ("My team", "lead_professional:team", {Permission.ANSWER_FOR_TEAM}),
    ("Settings", "cases:settings", {Permission.SET_LOCAL_TERMS}),
)
SETTINGS = (
    ("Timescales", "cases:timescales", "By when each step is to be taken."),
    (
        "How soon teams call",
        "cases:promises",
        "What each team promises after a referral.",
    ),
    (
        "Assessment questions",
        "cases:templates",
        "What is asked here, and what is left out.",
    ),
    (
        "Levels of need",
        "cases:levels",
        "What they are called, and what they mean here.",
    ),
    (
        "Limits",
        "lead_professional:limits",
        "Up to which amount one colleague agrees to a purchase.",
    ),
    ("Caseloads", "lead_professional:caps", "For how many families one person leads."),
)
"""What a centre sets for itself: (label, name of the address, what it is about)."""
UNDER = {"cases:settings": tuple(name for _, name, _ in SETTINGS)}
"""Pages that stand under an entry, and have addresses of their own."""


@dataclass(frozen=True)
class Entry:
    """One entry of the navigation."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Frame:
    """Addresses and times that the page's own scripts and header use."""

    home_url: str
    extend_url: str
    security_url: str
    roles_url: str
    glossary_url: str
    idle_seconds: int
    warning_seconds: int


def address(name):
    """The address of a page, or nothing while that page does not exist."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def is_current(url, path):
    """Whether the reader is at this entry or below it."""
    return path == url if url == "/" else path.startswith(url)


def is_here(name, path):
    """Whether the reader is at this entry, or at a page that stands under it."""
    urls = map(address, (name, *UNDER.get(name, ())))
    return any(url and is_current(url, path) for url in urls)


def navigation(path, roles):
    """The entries that these roles may use. Each page still asks for itself."""
    held = {each for role in roles for each in ROLES[role].permissions}
    return [
        Entry(label, url, is_here(name, path))
        for label, name, wanted in ENTRIES
        if (not wanted or wanted & held) and (url := address(name))
    ]


def hats_worn(user):
    """The reader's places as they stand now, and the one in use; asked once a page."""
    return user.hats if hasattr(user, "hats") else hats_of(viewer=user)


def frame():
    """Return what the frame needs that does not depend on the reader."""
    return Frame(
        home_url=address("home") or "/",
        extend_url=address("extend-session"),
        security_url=address("mfa_index"),
        roles_url=address("information_sharing:roles"),
        glossary_url=address("agencies:glossary"),
        idle_seconds=settings.SESSION_IDLE_SECONDS,
        warning_seconds=settings.SESSION_WARNING_SECONDS,
    )


@dataclass(frozen=True)
class SignOn:
    """Where people sign in through their organisation."""

    name: str
    url: str


def sign_on():
    """Return where one signs in through one's organisation, if that is configured."""
    if not settings.SINGLE_SIGN_ON:
        return None
    url = reverse("openid_connect_login", kwargs={"provider_id": PROVIDER})
    return SignOn(settings.SINGLE_SIGN_ON, url)


def house(request):
    """Context processor: nothing is asked of the database until the page shows it."""
    context = {
        "demo_mode": settings.DEMO_MODE,
        "frame": frame(),
        "sign_on": sign_on(),
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return context
    hats = SimpleLazyObject(lambda: hats_worn(user))
    return context | {
        "hats": hats,
        "navigation": SimpleLazyObject(
            lambda: navigation(request.path, {each.role for each in hats.places})
        ),
    }
