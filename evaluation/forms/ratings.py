"""Ratings of one moment: each goal and each outcome, each rater a number or a reason."""

from dataclasses import dataclass

from django import forms

from cases.forms.scores import SCORES, RatingField
from config.forms import DatePartsField, HouseForm
from evaluation.moments import Moment, Rated
from evaluation.queries.ratings import ToRate


@dataclass(frozen=True)
class RatingPart:
    """The fields about one goal or outcome."""

    heading: str
    words: str
    scores: list[forms.BoundField]


class RatingsForm(HouseForm):
    """What was said of each goal and outcome at one moment."""

    on = DatePartsField(
        label="On which day was it said?",
        past=True,
        error_messages={"required": "Enter the day on which it was said"},
    )

    def __init__(self, *args, asked: list[ToRate], moment: Moment, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked, self.moment = asked, moment
        if moment.review:
            del self.fields["on"]
        else:
            self.initial.setdefault("on", moment.on)
        for one in asked:
            for rater, label in SCORES.items():
                name = f"{one.code}-{rater}"
                self.fields[name] = RatingField(label, about=f"{one.heading}: ")
                if rater in one.said:
                    self.initial.setdefault(name, one.said[rater])

    @property
    def parts(self) -> list[RatingPart]:
        """Return the fields about each goal and outcome, for its part of the page."""
        return [
            RatingPart(
                one.heading, one.words, [self[f"{one.code}-{r}"] for r in SCORES]
            )
            for one in self.asked
        ]

    @property
    def when(self) -> Moment:
        """Return the moment, on the day that was given."""
        on = self.cleaned_data.get("on", self.moment.on)
        return Moment(self.moment.stage, on, self.moment.review)

    @property
    def rated(self) -> list[Rated]:
        """Return what each said."""
        data = self.cleaned_data
        return [
            Rated(
                scores={rater: data[f"{one.code}-{rater}"] for rater in SCORES},
                goal=one.goal,
                person=one.person,
                outcome=one.outcome,
            )
            for one in self.asked
        ]
