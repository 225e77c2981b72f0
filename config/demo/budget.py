"""Money for one family: asked, agreed, bought, checked, looked back at (3.2)."""

from cases.commands.plan import GoalText, add_goal
from cases.models import Goal, Referral
from cases.outcomes import Aim
from config.demo.chronology import tiny_picture
from config.scans import Scan
from lead_professional import commands
from lead_professional.commands import Wishes, spending
from lead_professional.commands.spending import Wanted
from lead_professional.models import Spend

ASKED_FOR_COMPANY = "Maisie Ford"
PUT_IN, GATE, PAID = 60_000, 3_500, 3_250
PUSHCHAIR, BED, CINEMA = 12_000, 18_900, 4_800


def hold_a_budget(town) -> None:
    """Tom leads a family of his own team; four purchases, each at another step."""
    referral = Referral.objects.get(child_name=ASKED_FOR_COMPANY)
    case, people = referral.case, town.people
    lead, team = people["tom"], town.teams["Riverside family support"]
    asked = commands.nominate(
        case=case,
        nominee=lead,
        team=team,
        wishes=Wishes("Tom, he came first.", family_chose=True),
        by=people["rosa"],
    )
    commands.accept(nomination=asked, by=lead)
    goal = add_goal(
        case=case,
        goal=GoalText(
            words="We want to cook in peace, and to get out of the house.",
            aims=[Aim.SS5.value, Aim.PC3.value],
            looks_like="A walk on most days.",
        ),
        by=lead,
    )
    commands.open_budget(case=case, pence=PUT_IN, by=people["rosa"])
    _buy(town, _ask(town, goal, "A stair gate", GATE, "SAFETY"))
    _agree(town, _ask(town, goal, "A second-hand pushchair", PUSHCHAIR, "TRANSPORT"))
    _ask(town, goal, "A child's bed with a mattress", BED, "HOUSEHOLD")
    no = _ask(town, goal, "A cinema card for a year", CINEMA, "LEISURE")
    because = "The goal is walks. We look for a group that costs nothing."
    spending.refuse(spend=no, because=because, by=people["wilf"])


def _ask(town, goal: Goal, words: str, pence: int, kind: str) -> Spend:
    wanted = Wanted(
        goal=goal,
        kind=kind,
        words=words,
        family_idea="Ellen Ford says: that would help us most.",
        pence=pence,
    )
    return spending.ask_for(case=goal.plan.case, wanted=wanted, by=town.people["tom"])


def _agree(town, spend: Spend) -> Spend:
    return spending.approve(spend=spend, by=town.people["wilf"])


def _buy(town, spend: Spend) -> None:
    tom = town.people["tom"]
    receipt = Scan("receipt.png", "image/png", tiny_picture())
    spending.buy(spend=_agree(town, spend), pence=PAID, receipt=receipt, by=tom)
    spending.check_receipt(spend=spend, by=town.people["rosa"])
    outcome = "She cooks with the door open now. Nobody has been on the stairs."
    spending.look_back(spend=spend, outcome=outcome, by=tom)
