"""What somebody wants a report to be about."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from evaluation.counting import Period
from evaluation.models import Framework, Kind, Report
from evaluation.scope import Whose


@dataclass(frozen=True)
class Wanted:
    """A kind of report on a scope and period, by a framework, against a period."""

    whose: Whose
    starts_on: date
    ends_on: date
    kind: Kind = Kind.OUTCOMES
    framework: Framework | None = None
    against: Period | None = None

    @classmethod
    def of(cls, report: Report) -> "Wanted":
        """Return what was wanted of a report."""
        against = None
        if report.against_starts_on and report.against_ends_on:
            against = Period(report.against_starts_on, report.against_ends_on)
        return cls(
            Whose.of(report),
            report.starts_on,
            report.ends_on,
            Kind(report.kind),
            report.framework,
            against,
        )

    @property
    def period(self) -> Period:
        """Return the days it is about."""
        return Period(self.starts_on, self.ends_on)

    @property
    def keys(self) -> dict[str, Any]:
        """Return the fields by which a report that is being made is found again."""
        return {
            **self.whose.keys,
            "kind": self.kind,
            "framework": self.framework,
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
        }

    @property
    def compared(self) -> dict[str, date | None]:
        """Return the fields of the period that it is set against."""
        days = self.against
        return {
            "against_starts_on": days.starts_on if days else None,
            "against_ends_on": days.ends_on if days else None,
        }
