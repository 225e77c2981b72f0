"""A program that keeps a copy of a directory by Open Referral UK, and knows no more."""

from dataclasses import dataclass
from datetime import date

ROOT = "/open-referral"
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


@dataclass(frozen=True)
class Copy:
    """A service as it is understood from what was said."""

    name: str
    agency: str
    months: tuple
    needs: set
    languages: list
    areas: list
    pounds: float | None
    telephone: str
    places: set
    times: set


class Directory:
    """Walks every page, then asks for each service."""

    def __init__(self, client, *, per_page: int) -> None:
        self.client, self.per_page = client, per_page

    def services(self) -> dict[str, Copy]:
        """Return every service by its key."""
        return {key: self._copy(key) for key in self._keys()}

    def _keys(self):
        number, last = 1, False
        while not last:
            asked = {"page": number, "per_page": self.per_page}
            page = self.client.get(f"{ROOT}/services", asked).json()
            assert page["size"] == len(page["contents"]) <= self.per_page
            assert page["first_page"] == (number == 1)
            yield from (each["id"] for each in page["contents"])
            number, last = number + 1, page["last_page"]
        assert page["page_number"] == page["total_pages"]

    def _copy(self, key) -> Copy:
        said = self.client.get(f"{ROOT}/services/{key}").json()
        phones = [p["number"] for c in said.get("contacts", []) for p in c["phones"]]
        costs = [cost["amount"] for cost in said.get("cost_options", [])]
        return Copy(
            name=said["name"],
            agency=said["organization"]["name"],
            months=(_months(said, "minimum_age"), _months(said, "maximum_age")),
            needs={each["taxonomy_term"]["id"] for each in said.get("attributes", [])},
            languages=[each["name"] for each in said.get("languages", [])],
            areas=[each["name"] for each in said.get("service_areas", [])],
            pounds=costs[0] if costs else None,
            telephone=phones[0] if phones else "",
            places=set(map(_place, said.get("service_at_locations", []))),
            times=set(map(_time, said.get("schedules", []))),
        )


def _months(said, name):
    return round(said[name] * 12) if name in said else None


def _place(said):
    place = said["location"]
    address = place["addresses"][0]
    return place["name"], place["latitude"], address["postal_code"]


def _time(said):
    starts = date.fromisoformat(said["dtstart"]) if "dtstart" in said else None
    return DAYS.index(said["byday"]), said["opens_at"], said["interval"], starts
