"""Families of the demo whose story needs a rule of its own, chosen by number."""

from config.demo.activities import run_activities
from config.demo.belonging import tell_who_belongs
from config.demo.births import list_births
from config.demo.budget import hold_a_budget
from config.demo.chronology import tell_chronology
from config.demo.decisions import tell_decisions
from config.demo.desk import watch_and_keep
from config.demo.exceptions import tell_exceptions
from config.demo.families import Story, Town, register
from config.demo.index import fill_index
from config.demo.involved import tell_who_works
from config.demo.leading import tell_leading
from config.demo.meetings import hold_meetings
from config.demo.moving import move_and_ask
from config.demo.panels import sit_on_a_panel
from config.demo.planning import plan_further
from config.demo.referrals import refer_families
from config.demo.subject_access import ask_to_see
from config.demo.visits import book_and_write

WITH_CARE = (18, 21, 27, 36)
"""A protected address, a sensitive service, an emergency, a sealed record."""

DECIDED = (39, 48, 9)
"""A school outside, a second person who says no, a talk with the officer."""

TOLD = (0, 2, 4, 10)
"""Contacts, a correction, a picture, and the family's own words."""

ASKS = 28
"""The mother asks what is held about her."""

TWICE = 22
"""Registered a second time by a colleague: to be joined."""


def tell_specials(town: Town, stories: list[Story]) -> None:
    """Tell these stories once every family is there."""
    fill_index(stories)
    tell_chronology([stories[number] for number in TOLD])
    tell_exceptions([stories[number] for number in WITH_CARE])
    tell_decisions([stories[number] for number in DECIDED])
    ask_to_see(stories[ASKS], officer=town.people["idris"], second=town.people["olive"])
    watch_and_keep(town)
    register(town, TWICE, stories[TWICE].case.recording_team, town.people["beth"])
    tell_who_belongs(stories)
    tell_who_works(stories)
    move_and_ask(stories)
    hold_meetings(town, stories)
    tell_leading(town, stories)
    run_activities(town, stories)
    list_births(town)
    refer_families(town, stories)
    hold_a_budget(town)
    sit_on_a_panel(town, stories)
    plan_further(stories)
    book_and_write(town, stories)
