"""What looking back leaves of a case: ratings, stories, contributions, ways of working."""

from cases.models import Person
from evaluation.models import SectionEvidence
from tests.factories.agencies import AgencyFactory
from tests.factories.evaluation import (
    AgencyContributionFactory,
    CaseWorkingFactory,
    OutcomeRatingFactory,
    OutcomeStoryFactory,
)
from tests.factories.evaluation_centre import SectionEvidenceFactory


def looked_back(child: Person, *, goal, word: str) -> None:
    """Leave a row in each table that evaluates the work with one family."""
    OutcomeRatingFactory(goal=goal)
    story = OutcomeStoryFactory(
        case=child.case,
        person=child,
        owner=child,
        words=word,
        released=True,
        released_words=word,
    )
    SectionEvidenceFactory(kind=SectionEvidence.Kind.STORY, story=story, words="")
    AgencyContributionFactory(
        case=child.case, person=child, agency=AgencyFactory(), words=word
    )
    CaseWorkingFactory(case=child.case)
