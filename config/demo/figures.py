"""What managers entered for figures: who lives here, what should be reached, a report."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from config.demo.who_asked import ask_at_the_desk
from evaluation.commands.editions import want_edition
from evaluation.commands.figures import set_target, supply_figure
from evaluation.commands.reports import request_report
from evaluation.counting import Period
from evaluation.models import Edition, Kind
from evaluation.periods import YEAR, Span, running_quarter
from evaluation.scope import Whose
from evaluation.wanting import Wanted

LIVE_HERE = {"Riverside": 812, "Northfield": 745, "Orchard Hill": 690}
SOURCE = "Mid-year population estimates, published in June"
TARGETS = {
    "seen": "80",
    "new-births": "90",
    "reviews": "85",
    "lead-professional": "75",
    "late-actions": "15",
}


def enter_figures(town) -> None:
    """Enter figures and targets for the year; ask for reports, one of them regular."""
    ask_at_the_desk(town)
    grace, carol = town.people["grace"], town.people["carol"]
    centre = grace.memberships.first().team.centre
    days = _this_year(timezone.localdate())
    for each in {team.centre for team in town.teams.values()}:
        number = next(n for name, n in LIVE_HERE.items() if each.name.startswith(name))
        supply_figure(code="under-fives", centre=each, days=days, number=number,
                      source=SOURCE, by=carol)  # fmt: skip
    for code, value in TARGETS.items():
        set_target(code=code, centre=None, days=days, value=Decimal(value),
                   reason="Agreed for the year", by=carol)  # fmt: skip
    set_target(code="seen", centre=centre, days=days, value=Decimal(60),
               reason="A new outreach worker from September", by=grace)  # fmt: skip
    want_edition(whose=Whose(), kind=Kind.INDICATORS, framework=None,
                 every=Edition.Every.QUARTER, by=carol)  # fmt: skip
    _ask(Whose.at(centre), grace)
    _ask(Whose(), carol)
    _ask(Whose.at(town.teams["Northfield health visiting"].centre), carol)


def _ask(whose, by) -> None:
    quarter = running_quarter()
    year = Span(quarter.before.before.before.starts_on, YEAR)
    before = Period(year.before.starts_on, year.before.ends_on)
    for kind in Kind:
        wanted = Wanted(whose, year.starts_on, year.ends_on, kind, against=before)
        request_report(wanted=wanted, by=by)


def _this_year(today: date) -> tuple[date, date]:
    year = today.year - (today.month < 4)
    return date(year, 4, 1), date(year + 1, 3, 31)
