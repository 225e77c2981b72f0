"""Every page of every demo persona: WCAG 2.2 AA by axe, and no sideways scrolling at 320.

One persona looks at each kind of page; in a thorough run everybody who reaches it.
"""

import re
from collections import Counter
from itertools import chain
from typing import ClassVar
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Error

from tests.browser.hands import Hands
from tests.matrix.verdicts import verdicts
from tests.sweeps.questions import walk_the_questions
from tests.thorough import THOROUGH

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

PERSONAS = ("amina", "joan", "tom", "grace", "idris", "sam", "harriet", "olive", "ada", "abel", "carol")  # fmt: skip
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
ALSO = (
    "/account/password/change/",
    "/account/2fa/",
    "/account/2fa/totp/activate/",
    "/account/2fa/recovery-codes/generate/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/reauthenticate/",
    "/account/email/",
    "/account/logout/",
)
NOT_THERE = "/cases/00000000-0000-4000-8000-000000000000/"
REFUSED = "/advice/", "/reports/"
SIGNED_OUT = ("/account/login/", "/account/password/reset/", "/account/inactive/")
LINKS = """() => [...document.querySelectorAll('main a[href], header a[href]')]
  .filter(a => !a.hasAttribute('download')).map(a => a.href)"""
EMPTY = """() => {
  const buttons = [...document.querySelectorAll('main form[method=post] button')];
  const button = buttons.find(b => !b.name && b.checkVisibility());
  const form = button?.form;
  if (!form) return false;
  for (const field of form.querySelectorAll('textarea, input[type=text], select'))
    field.value = '';
  form.noValidate = true;
  button.id = 'send-it-empty';
  return true;
}"""
SHAPE = """() => {
  const kept = ['class', 'type', 'role', 'scope', 'lang', 'href', 'autocomplete'];
  const told = ({name, value}) => {
    if (/^(aria-(describedby|labelledby|controls|owns)|for|headers)$/.test(name))
      return name + value.split(/\\s+/).map(id => !!document.getElementById(id));
    if (name === 'href') return name + value.slice(0, 1);
    if (name === 'aria-label') return name + !!value.trim();
    const whole = kept.includes(name) || name.startsWith('aria-');
    return name + (whole ? value : !!value.trim());
  };
  const shape = one => {
    const seen = new Set([...one.children].map(shape));
    const words = [...one.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    const attributes = [...one.attributes].map(told).sort();
    return `<${one.localName} ${attributes} ${words} ${one.labels?.length}`
      + [...seen].join('') + '>';
  };
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  return shape(document.documentElement) + (new Set(ids).size === ids.length);
}"""
"""What axe judges by: elements, classes, roles and labels; not words and numbers."""
SEND_EMPTY = {
    route.split(":")[-1]
    for (route, method, _), verdict in verdicts().items()
    if method == "POST" and "ok" in verdict.values()
} | {"account_change_password", "mfa_activate_totp"}
NO_PAGE = {"healthz", "readyz", "account_logout", "end-emergency"}
HTML = "text/html"
HREF = r'href="(/[^"?#]+)'
EYES = 1
"""How many personas look at one kind of page; the others only follow its links."""


class Crawler:
    """One persona, going once to each kind of page that she can reach by links."""

    looked_at: ClassVar = Counter()
    shapes: ClassVar = set()

    def __init__(self, hands, who, checked):
        self.hands, self.who, self.page = hands, who, hands.page
        self.seen, self.waiting, self.faults = set(), ["/"], []
        self.checked, self.axe = checked, Axe()

    def crawl(self):
        """Follow links until every kind of page has been seen."""
        while self.waiting:
            path = self.waiting.pop(0)
            name = kind_of(path)
            if name is None or name in self.seen:
                continue
            self.seen.add(name)
            if THOROUGH or self.looked_at[name] < EYES:
                self.looked_at[name] += 1
                self.visit(path, name)
            else:
                self.read(path)
        return self.faults

    def read(self, path):
        """Follow the links of a page that enough others have looked at."""
        text = self.page.request.get(f"{self.hands.site}{path}").text()
        self.waiting += re.findall(HREF, text)

    def look_further(self):
        """Read every family's pages for links that the first one did not have."""
        listed = self.page.request.get(f"{self.hands.site}/cases/").text()
        for case in sorted(set(re.findall(r'href="(/cases/[0-9a-f-]{36}/)"', listed))):
            for part in ("", "assessment/", "sharing/"):
                self.read(case + part)

    def visit(self, path, name):
        """Look at one page; send its form empty and look at the faults."""
        response = self.page_at(path)
        if response is None:
            return
        if response.status >= 500:
            self.faults.append(f"{self.who} {path}: status {response.status}")
        self.waiting += [urlsplit(u).path for u in self.links()]
        self.look(path)
        if name.split(":")[-1].split("/")[0] in SEND_EMPTY and self.page.evaluate(
            EMPTY
        ):
            with self.page.expect_navigation():
                self.page.locator("#send-it-empty").click()
            self.look(f"{path} with errors")

    def page_at(self, path):
        """Go there; return the answer, or None where it is a paper or data."""
        try:
            response = self.hands.go(path)
        except Error as error:
            if "Download is starting" not in error.message:
                raise
            return None
        return response if HTML in response.headers.get("content-type", "") else None

    def links(self):
        """Links to this same site."""
        found = self.page.evaluate(LINKS)
        return [url for url in found if url.startswith(self.hands.site)]

    def look(self, path):
        """Ask axe once for each page that looks the same; measure it at 320 pixels."""
        self.checked.append((self.who, path))
        self.page.set_viewport_size(WIDE)
        shape = self.page.evaluate(SHAPE)
        if THOROUGH or shape not in self.shapes:
            self.shapes.add(shape)
            self.ask_axe(path)
        self.page.set_viewport_size(NARROW)
        width = self.page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW["width"]:
            self.faults.append(f"{self.who} {path}: {width} wide at 320")

    def ask_axe(self, path):
        """Note what axe finds wrong."""
        found = self.axe.run(self.page, options=RULES).response["violations"]
        for fault in found:
            where = ", ".join(" ".join(n["target"]) for n in fault["nodes"][:3])
            self.faults.append(f"{self.who} {path}: {fault['id']} at {where}")


def kind_of(path):
    """Return the name of the address, or None if it is not a page to look at."""
    try:
        name = resolve(path).view_name
    except Resolver404:
        return None
    wanted = (
        not name.startswith(("cases:api", "account", "mfa"))
        and name.split(":")[-1] not in NO_PAGE
    )
    question = "/" + path.split("/share/")[-1] if "/share/" in path else ""
    return name + question if wanted else None


@pytest.fixture
def stranger(browser, site):
    """A browser in which nobody has signed in."""
    context = browser.new_context(bypass_csp=True)
    context.set_default_timeout(60_000)
    yield Hands(context, site)
    context.close()


def ask_for_figures(grace):
    """Leave a report and a self-evaluation to look at."""
    grace.go("/reports/new/")
    grace.tick("kind", "OUTCOMES")
    grace.press("Make the report")
    grace.go("/self-evaluations/")
    grace.press("Start")


def first_case(crawler):
    """Return the address of an open case of hers."""
    listed = crawler.page.request.get(f"{crawler.hands.site}/cases/").text()
    return re.search(r'href="(/cases/[0-9a-f-]{36}/)"', listed).group(1)


def persona_crawl(browser, site, who, checked):
    """Crawl as one persona, then her account, a page not there and a refused one."""
    context = browser.new_context(bypass_csp=True)
    context.set_default_timeout(60_000)
    try:
        crawler = Crawler(Hands(context, site).sign_in(who), who, checked)
        if who == "grace":
            ask_for_figures(crawler.hands)
        if who == "amina":
            walk_the_questions(crawler.hands, first_case(crawler), crawler.look)
        crawler.look_further()
        faults = crawler.crawl()
        for path in ALSO if who == "amina" else ():
            crawler.visit(path, resolve(path).view_name)
        for path in (NOT_THERE, *REFUSED):
            crawler.visit(path, "")
        return faults
    finally:
        context.close()


def test_every_page_of_every_persona(browser, site):
    checked = []
    faults = [persona_crawl(browser, site, who, checked) for who in PERSONAS]
    print(f"{len(checked)} pages of {len(PERSONAS)} personas")  # noqa: T201
    print("\n".join(f"{who} {path}" for who, path in checked))  # noqa: T201
    assert len(checked) > 60, "The crawl must reach most of the site."
    assert not any(faults), "\n".join(sorted(set(chain.from_iterable(faults))))


def test_pages_before_signing_in(stranger):
    checked = []
    crawler = Crawler(stranger, "nobody", checked)
    for path in (*SIGNED_OUT, "/nowhere/"):
        crawler.visit(path, "")
    assert len(checked) == 4
    assert not crawler.faults, "\n".join(crawler.faults)
