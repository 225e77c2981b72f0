"""Sixteen referrals to one team of Riverside, over and told: ten of 25 came by the desk.

Five of them, from professionals, were passed on, and waited longer than was promised.

40 % of one project's referrals came from families at its own desk (N:222).
"""

from datetime import timedelta

from django.utils import timezone

from cases.models import Referral
from cases.opening_referrals import open_referral
from config.demo.names import FAMILIES, MOTHERS, pick

TEAM, TO = "Riverside health visiting", "Riverside family support"
SOURCES = ["DESK"] * 6 + ["PROFESSIONAL"] * 5 + ["ONLINE"] * 3 + ["SCHOOL"] * 2
ASKED = ("Asks about groups.", "Asks about feeding.", "Would like somebody to talk to.")
DAY = timedelta(days=1)


def ask_at_the_desk(town) -> None:
    """Take sixteen referrals of the last weeks; each was answered and is over."""
    team, by = town.teams[TEAM], town.people["amina"]
    to, tom = town.teams[TO], town.people["tom"]
    for number, source in enumerate(SOURCES):
        came = timezone.now() - DAY * (6 + 2 * number)
        fields = {
            "source": source,
            "words": pick(ASKED, number),
            "carer_name": f"{pick(MOTHERS, number + 3)} {pick(FAMILIES, number + 9)}",
            "family_knows": True,
            "received_by": by,
        }
        one = open_referral(team, fields)
        Referral.objects.filter(pk=one.pk).update(**_over(came, by))
        if source == "PROFESSIONAL":
            onward = open_referral(to, fields | {"passed_from": one, "received_by": by})
            over = _over(came + DAY * 3, tom) | {"contact_by": timezone.localdate(came)}
            Referral.objects.filter(pk=onward.pk).update(**over)


def _over(came, by) -> dict:
    on = timezone.localdate(came)
    return {
        "status": Referral.Status.ENDED,
        "received_at": came,
        "contact_by": on + DAY * 5,
        "contacted_on": on + DAY * 2,
        "decided_at": came + DAY * 3,
        "decided_by": by,
        "told_at": came + DAY * 4,
        "told_by": by,
        "told_words": "By telephone: they know about the groups now.",
    }
