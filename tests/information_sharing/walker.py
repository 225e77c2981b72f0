"""Someone who answers the eight questions in a browser."""

from django.urls import reverse

from tests.information_sharing.walks import in_days


class Walker:
    """Sends answers to the questions of one family."""

    def __init__(self, client, family):
        self.client, self.family = client, family

    def address(self, number):
        return reverse("information_sharing:decide", args=[self.family.case.pk, number])

    def get(self, number):
        return self.client.get(self.address(number))

    def say(self, number, answer, **more):
        fields = {f"q{number}-{name}": value for name, value in more.items()}
        fields[f"q{number}-answer"] = answer
        return self.client.post(self.address(number), fields)

    def begin(self, team, **more):
        """Answer the first three questions on the way to consent."""
        first = {"team": str(team.pk), "kind": "PLAN", "purpose": "To plan support."}
        self.say(1, "yes", **{**first, **more})
        self.say(2, "yes")
        return self.say(3, "yes")

    def choose(self, family, **changes):
        """Answer question 7."""
        end = in_days(30)
        fields = {
            "people": [str(family.child.pk)],
            "categories": ["HEALTH", "DEVELOPMENT"],
            "method": "IN_TEAM_AROUND",
            "ends_on_day": end.day,
            "ends_on_month": end.month,
            "ends_on_year": end.year,
            "told": "yes",
            "no_protocol_reason": "They are about to sign one.",
            **changes,
        }
        return self.say(7, "yes", **fields)

    def decide(self, **fields):
        """Press the button, having read what the page says of what is ticked."""
        ticked = " ".join(sorted(fields.get("replaces", ())))
        return self.client.post(self.address(8), {"previewed": ticked, **fields})


def text(response):
    """Return the page with its spaces made plain."""
    return " ".join(response.content.decode().split())


def at(response, number):
    """Return whether the response leads to this question."""
    return response.url.endswith(f"/share/{number}/")


def in_public_interest(walker, family, therapy, **changes):
    walker.begin(therapy)
    walker.say(4, "no", reason="It could put her at risk.")
    walker.say(5, "no")
    walker.say(6, "yes", reason="CANARY balance")
    return walker.choose(family, categories=[], sensitive=["SAFEGUARDING"], **changes)
