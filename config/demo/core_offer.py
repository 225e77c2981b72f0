"""What the centres of the demo offer of what is expected of them."""

from datetime import timedelta

from django.utils import timezone

from agencies.models import Agency, Centre, CentreOffer, Service

HOW = CentreOffer.How
HERS, HEALTH = "Riverside children's centre", "Wexbourne community health"
WORK, DOOR = "Wexbourne jobs and benefits office", "Open Door families"

# (list, line, how, agency, words of its service's name, how often, what lacks)
RIVERSIDE = (
    ("thirty_per_cent", "early-learning", HOW.SIGNPOSTED, "Little Otters nursery", "nursery", "every weekday", "No place before 8am, for parents on early shifts."),
    ("thirty_per_cent", "childminder-base", HOW.ON_SITE, HERS, "", "first Tuesday of the month", ""),
    ("thirty_per_cent", "special-needs", HOW.OUTREACH, HEALTH, "", "when asked", ""),
    ("thirty_per_cent", "new-births", HOW.OUTREACH, HEALTH, "", "within two months of a birth", ""),
    ("thirty_per_cent", "family-support", HOW.ON_SITE, HERS, "Family support", "every weekday", ""),
    ("thirty_per_cent", "health", HOW.ON_SITE, HEALTH, "", "two clinics a week", ""),
    ("thirty_per_cent", "involvement", HOW.NOT_YET, "", "", "", "The parents' forum has not met since the spring."),
    ("thirty_per_cent", "work", HOW.ON_SITE, WORK, "", "Wednesday mornings", ""),
    ("thirty_per_cent", "toy-library", HOW.ON_SITE, HERS, "Toy library", "Fridays", ""),
    ("family_hub", "parenting", HOW.ON_SITE, HERS, "Parenting course", "Tuesdays in term time", ""),
    ("family_hub", "feeding", HOW.ON_SITE, HEALTH, "", "twice a week", "Nobody in the evenings."),
    ("family_hub", "early-language", HOW.ON_SITE, HEALTH, "Speech", "weekly", ""),
    ("family_hub", "health-visiting", HOW.ON_SITE, HEALTH, "", "every weekday", ""),
    ("family_hub", "debt", HOW.ON_SITE, HERS, "Advice", "Thursdays", ""),
    ("family_hub", "birth-registration", HOW.SIGNPOSTED, "", "", "", "The register office is two buses away."),
)  # fmt: skip
ELSEWHERE = (
    ("elsewhere", "outreach", HOW.OUTREACH, "", "", "when asked", ""),
    ("elsewhere", "advice", HOW.ON_SITE, "", "Advice", "weekly", ""),
    ("elsewhere", "childminders", HOW.NOT_YET, "", "", "", "Three childminders asked for a meeting place."),
    ("elsewhere", "drop-in", HOW.ON_SITE, "", "Stay and play", "weekly", ""),
    ("elsewhere", "health", HOW.SIGNPOSTED, HEALTH, "", "at the health centre", ""),
)  # fmt: skip


def say_what_centres_offer(people) -> None:
    """Write how each centre stands against the lists that it works with."""
    agencies = {agency.name: agency for agency in Agency.objects.all()}
    rows: list[CentreOffer] = []
    for centre in Centre.objects.all():
        lines = RIVERSIDE if centre.name == HERS else ELSEWHERE
        services = list(Service.objects.filter(name__contains=_short(centre)))
        rows += [
            _row(centre, line, agencies, services, people["grace"]) for line in lines
        ]
    CentreOffer.objects.bulk_create(rows)


def _short(centre: Centre) -> str:
    return centre.name.removesuffix(" children's centre")


def _row(centre, line, agencies, services, by) -> CentreOffer:
    scheme, item, how, agency, service, often, gap = line
    named = [one for one in services if service and service in one.name]
    return CentreOffer(
        centre=centre,
        scheme=scheme,
        item=item,
        how=how,
        agency=agencies.get(agency or centre.name) if how != HOW.NOT_YET else None,
        service=named[0] if named else None,
        how_often=often,
        gap=gap,
        review_on=timezone.localdate() + timedelta(days=-20 if gap else 160),
        changed_by=by,
    )
