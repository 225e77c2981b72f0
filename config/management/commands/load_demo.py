"""manage.py load_demo: the invented town, or its log-ins in words."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from agencies.models import Practitioner
from config.demo.agreements import agree_together
from config.demo.assessments import assess_together
from config.demo.belonging import BROTHERS
from config.demo.bodies import sit_together
from config.demo.centre_life import run_centre
from config.demo.co_ordination import come_together
from config.demo.colleagues import introduce_colleagues
from config.demo.coming_and_going import come_and_go
from config.demo.core_offer import say_what_centres_offer
from config.demo.decisions import sign_protocols
from config.demo.directory import fill_directory
from config.demo.families import Town, make_families
from config.demo.figures import enter_figures
from config.demo.learning import learn_together
from config.demo.mirror import answer_each_other
from config.demo.outcomes import look_back
from config.demo.people import (
    LOGINS,
    NEWCOMERS,
    PASSWORD,
    WHAT_THEY_SHOW,
    make_people,
)
from config.demo.places import make_places
from config.demo.self_evaluation import evaluate_centre
from config.demo.specials import tell_specials
from config.demo.surveys import ask_how_we_work
from config.demo.templates import answer_locally, ask_locally, assess_brothers


class Command(BaseCommand):
    """Loads the demo once; never into a database that somebody works in."""

    help = "Load the invented town, with one log-in for each role."

    def add_arguments(self, parser) -> None:
        """Accept --if-empty and --print-logins."""
        parser.add_argument("--if-empty", action="store_true")
        parser.add_argument("--print-logins", action="store_true")

    def handle(self, *args, **options) -> None:
        """Load, or print."""
        if options["print_logins"]:
            self._print_logins()
        elif not Practitioner.objects.exists():
            self._load()
        elif not options["if_empty"]:
            raise CommandError("There are practitioners already: nothing was loaded.")

    @transaction.atomic
    def _load(self) -> None:
        teams = make_places()
        sign_protocols(teams)
        people = make_people(teams)
        fill_directory(teams, people)
        say_what_centres_offer(people)
        town = Town(teams, people)
        stories = make_families(town)
        tell_specials(town, stories)
        ask_locally(people["grace"])
        assess_together(stories[0])
        answer_locally(stories[0])
        assess_brothers(stories[BROTHERS])
        look_back(town, stories)
        enter_figures(town)
        come_together(stories)
        run_centre(town)
        learn_together(town)
        evaluate_centre(town)
        ask_how_we_work(town)
        introduce_colleagues(town)
        sit_together(town)
        answer_each_other(town)
        agree_together(town)
        come_and_go(town)
        count = f"{len(people)} practitioners, {len(stories)} families"
        self.stdout.write(f"Loaded {count}.")

    def _print_logins(self) -> None:
        known = set(Practitioner.objects.values_list("username", flat=True))
        rows = [row for row in (*LOGINS, *NEWCOMERS) if row[0] in known]
        if not rows:
            return
        self.stdout.write(f"\nDemo log-ins (password for all: {PASSWORD})")
        for username, first, last, profession, _ in rows:
            who = f"{first} {last}, {profession.lower()}"
            self.stdout.write(f"  {username:8} {who:40} {WHAT_THEY_SHOW[username]}")
