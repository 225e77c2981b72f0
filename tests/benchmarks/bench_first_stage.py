"""How long registration, checklist and consent take a person, page by page.

Run: bin/test tests/benchmarks/bench_first_stage.py -s
Twice, each in its own way. A clock runs while hands of a slow typist go through it in a
real browser: 200 keys a minute, three seconds to look at each page, a second and a half
before each choice. And a person's time is counted from what the hands do, by the
keystroke-level model (Card, Moran and Newell 1980): a key, a move of the pointer and a
press, a change of hands, a moment of thought before each field and each choice. Who does
it for the first time also reads every page, at 238 words a minute (Brysbaert 2019).
Talking with the family is not in either.
"""

import time

from tests.benchmarks.machine import describe
from tests.browser import steps
from tests.browser.conftest import chromium, person  # noqa: F401  its fixtures
from tests.browser.hands import Hands
from tests.browser.steps import Journey

STAGE = (steps.search_and_register, steps.fill_in_checklist, steps.record_consent)
KEY = {"who knows it": 0.28, "for the first time": 0.5}
"""Seconds for a key: an average typist, and somebody on the glass of a tablet."""
POINT_AND_PRESS, THOUGHT, CHANGE_OF_HANDS = 1.1 + 0.2, 1.35, 0.4
WORDS_A_SECOND = 238 / 60
KEYS_A_MINUTE, A_LOOK, A_CHOICE = 200, 3.0, 1.5
GOAL = 8 * 60


class Counted(Hands):
    """Hands of which each key, press, thought and page is counted."""

    def __init__(self, hands: Hands) -> None:
        self.context, self.site, self.keyboard = hands.context, hands.site, False
        self.page = hands.page
        self.keys = self.presses = self.thoughts = self.words = self.pages = 0
        self.waited = 0.0

    def write(self, name, text):
        """Count the keys of a text, and the way to its field."""
        self.keys += len(text)
        self.thoughts += 1
        self.presses += 1
        super().write(name, text)

    def choose(self, name, label):
        """Count opening a list and choosing from it."""
        self.thoughts += 1
        self.presses += 2
        super().choose(name, label)

    def _tick(self, box):
        self.thoughts += 1
        self.presses += 1
        super()._tick(box)

    def unfold(self, label):
        """Count opening a folded part."""
        self.presses += 1
        super().unfold(label)

    def _go_through(self, target):
        self.thoughts += 1
        self.presses += 1
        began = time.perf_counter()
        super()._go_through(target)
        self.waited += time.perf_counter() - began
        self.pages += 1
        self.words += len(self.page.inner_text("main").split())

    def seconds(self, who: str) -> float:
        """Return how long it takes this kind of person."""
        acts = self.presses * (POINT_AND_PRESS + CHANGE_OF_HANDS)
        whole = self.keys * KEY[who] + acts + self.thoughts * THOUGHT + self.waited
        return whole + (self.words / WORDS_A_SECOND if "first" in who else 0)


class Paced(Hands):
    """Hands that take the time that hands take: the clock on the wall counts."""

    def __init__(self, hands: Hands) -> None:
        self.context, self.site, self.keyboard = hands.context, hands.site, False
        self.page = hands.page

    def _rest(self, seconds: float) -> None:
        self.page.wait_for_timeout(seconds * 1000)

    def write(self, name, text):
        """Press into the field and type key by key."""
        self._rest(A_CHOICE)
        field = self.page.locator(f'main [name="{name}"]').first
        field.click()
        if field.input_value():
            self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text, delay=60_000 / KEYS_A_MINUTE)

    def choose(self, name, label):
        """Look for the choice in the list."""
        self._rest(2 * A_CHOICE)
        super().choose(name, label)

    def _tick(self, box):
        self._rest(A_CHOICE)
        super()._tick(box)

    def unfold(self, label):
        """Open a folded part."""
        self._rest(A_CHOICE)
        super().unfold(label)

    def _go_through(self, target):
        self._rest(A_CHOICE)
        super()._go_through(target)
        self._rest(A_LOOK)


def by_the_clock(hands: Hands, name: str) -> float:
    """Return how many seconds these hands take for the first stage."""
    began = time.perf_counter()
    journey = Journey(amina=Paced(hands), joan=None, tom=None, name=name)
    for step in STAGE:
        step(journey)
    return time.perf_counter() - began


def in_minutes(seconds: float) -> str:
    """Return '4 min 05 s'."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s"


def test_the_first_stage_by_the_clock(person):  # noqa: F811
    """A slow typist is done within the eight minutes."""
    took = by_the_clock(person("amina"), "Clockfield")
    print(f"\nby the clock, {KEYS_A_MINUTE} keys a minute: {in_minutes(took)}")
    assert took < GOAL


def test_the_first_stage(person, django_db_blocker):  # noqa: F811
    """Print what the hands do, and what that comes to."""
    with django_db_blocker.unblock():
        print(f"\n{describe()}")
    hands = Counted(person("amina"))
    journey = Journey(amina=hands, joan=None, tom=None, name="Stopwatchfield")
    for step in STAGE:
        step(journey)
    print(
        f"registration, checklist and consent: {hands.pages} pages, {hands.keys} keys, "
        f"{hands.presses} presses, {hands.thoughts} fields and choices, "
        f"{hands.words} words on the pages, {hands.waited:.1f} s of waiting"
    )
    for who in KEY:
        print(f"{who}: {in_minutes(hands.seconds(who))} of {GOAL // 60} min")
    assert "consent" in hands.page.inner_text("main").lower()
