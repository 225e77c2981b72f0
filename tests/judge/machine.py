"""Any order of what people do, by the real commands; after each step the judges agree.

A step that the commands refuse is a step all the same: nothing may have changed. Steps
are of two sorts. Those of `OPENING` may open something; every other one, whatever it
does, may only leave or take away: that needs no second reading of the rules to be seen.
"""

import datetime
from contextlib import ExitStack

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.judge import clock
from tests.judge.books import open_books
from tests.judge.comparing import held_now, object_agrees, readers_agree
from tests.judge.judge import Judge
from tests.judge.steps import Steps

BEGIN = datetime.datetime(2027, 3, 25, 10, tzinfo=datetime.UTC)
people = st.integers(0, 5)
teams = st.integers(1, 3)
choice = st.integers(0, 3)
CHANGES = ["renew", "widen", "narrow", "school left out", "one person"]


class Life(RuleBasedStateMachine):
    """One life of one family's record; the town is made once, outside."""

    town = None
    counted = {"steps": 0, "lives": 0, "done": 0}

    def __init__(self):
        super().__init__()
        self.now = BEGIN
        self.stack = ExitStack()
        self.stack.enter_context(transaction.atomic())
        self.stack.callback(transaction.set_rollback, True)
        self.steps = Steps(self.town)
        self.counted["lives"] += 1
        self.held = frozenset()
        self.begin()

    def begin(self):
        """Begin with what most families have: a consent, two teams, a school."""
        self.step(self.steps.nothing, opens=True)
        self.step(self.steps.consent, 0, "give", 0)
        for team in (1, 2, 3):
            self.step(self.steps.decide_by_consent, 0, team, 0, opens=True)

    def teardown(self):
        """Undo the whole life."""
        self.stack.close()

    def look(self):
        """Return what everybody holds, and what the judge allows, at this moment."""
        with clock.at(self.now):
            return held_now(self.town.cases), Judge(open_books()).everything()

    def step(self, what, *arguments, opens=False):
        """Do one thing a second later; check what it may not have done."""
        self.now += datetime.timedelta(seconds=1)
        self.counted["steps"] += 1
        try:
            with clock.at(self.now), transaction.atomic():
                what(*arguments)
                self.counted["done"] += 1
        except (AccessDenied, NotPossibleNow):
            assert self.look()[0] == self.held, "refused, and yet something changed"
        held, allowed = self.look()
        assert held == allowed, sorted(held ^ allowed, key=str)
        if not opens:
            assert held <= self.held, f"{what.__name__} opened something"
        self.held = held

    @rule(by=people, how=st.sampled_from(["give", *CHANGES]), which=choice)
    def consent(self, by, how, which):
        """A consent, new or changed, opens nothing: only a decision does."""
        self.step(self.steps.consent, by, how, which)

    @rule(by=people, which=choice, part=st.sampled_from(["all", "team", "category", "person"]), team=teams)  # fmt: skip
    def withdraw(self, by, which, part, team):
        self.step(self.steps.withdraw, by, which, part, team)

    @rule(by=people, which=choice)
    def dispute(self, by, which):
        self.step(self.steps.dispute, by, which)

    @rule(by=people, team=teams, which=choice)
    def decide_by_consent(self, by, team, which):
        self.step(self.steps.decide_by_consent, by, team, which, opens=True)

    @rule(by=people, team=teams, path=st.sampled_from(["duty", "public interest", "not confidential"]), urgent=st.booleans())  # fmt: skip
    def decide_without(self, by, team, path, urgent):
        self.step(self.steps.decide_without, by, team, path, urgent, opens=True)

    @rule(by=people, which=choice)
    def countersign(self, by, which):
        self.step(self.steps.countersign, by, which, opens=True)

    @rule(by=people, which=choice)
    def refuse(self, by, which):
        self.step(self.steps.refuse, by, which)

    @rule(by=people, who=people)
    def appoint(self, by, who):
        self.step(self.steps.appoint, by, who, opens=True)

    @rule(by=people)
    def end_appointment(self, by):
        self.step(self.steps.end_appointment, by)

    @rule(who=people)
    def leave(self, who):
        self.step(self.steps.leave, who)

    @rule(who=people, team=choice)
    def join(self, who, team):
        self.step(self.steps.join, who, team, opens=True)

    @rule(who=people)
    def disable(self, who):
        self.step(self.steps.disable, who)

    @rule(team=teams)
    def agency_leaves(self, team):
        self.step(self.steps.agency_leaves, team)

    @rule(level=st.sampled_from(["SEALED", "ADDRESS_PROTECTED"]), reader=people)
    def shield(self, level, reader):
        self.step(self.steps.shield, level, reader)

    @rule(which=choice)
    def confirm(self, which):
        self.step(self.steps.confirm, which)

    @rule(which=choice)
    def ask_to_lift(self, which):
        self.step(self.steps.ask_to_lift, which)

    @rule(which=choice)
    def lift(self, which):
        self.step(self.steps.lift, which, opens=True)

    @rule(by=people, hours=st.integers(1, 24))
    def emergency(self, by, hours):
        self.step(self.steps.emergency, by, hours, opens=True)

    @rule(which=choice)
    def end_emergency(self, which):
        self.step(self.steps.end_emergency, which)

    @rule(days=st.integers(1, 30))
    def oversight_asked(self, days):
        self.step(self.steps.ask_oversight, days)

    @rule(which=choice)
    def oversight_approved(self, which):
        self.step(self.steps.approve_oversight, which, opens=True)

    @rule(by=people)
    def close(self, by):
        self.step(self.steps.close, by)

    @rule()
    def merge(self):
        self.step(self.steps.merge)

    @rule(wait=st.sampled_from([1, 23, 24, 24 * 3, 24 * 40, 24 * 200]))
    def time_passes(self, wait):
        """Hours, a night when the clocks change, weeks, a birthday: it only ever shuts."""
        self.now += datetime.timedelta(hours=wait)
        self.step(self.steps.nothing)

    @invariant()
    def every_way_of_asking_agrees(self):
        """Object, categories, reasons, has_perm and readers, of one person in turn."""
        everyone = self.town.sees()
        turn = self.counted["steps"]
        viewer = everyone[turn % len(everyone)]
        case = self.town.cases[turn % 5 == 0]
        verdicts = {
            (each.pk, case.pk): {
                p[2:] for p in self.held if p[:2] == (each.pk, case.pk)
            }
            for each in everyone
        }
        viewer.refresh_from_db()
        family = self.town.family
        mine = [family.child, family.mother, family.father]
        asked = mine if case == family.case else []
        with clock.at(self.now):
            object_agrees(viewer, case, asked, verdicts[viewer.pk, case.pk])
            readers_agree(everyone, case, verdicts)
