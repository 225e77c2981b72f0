"""What visits and messages leave behind in a full case."""

from cases.models import Person
from tests.factories.agencies import PractitionerFactory
from tests.factories.cases_visits import MessageFactory, MessageToFactory, VisitFactory


def visited(child: Person, word: str) -> None:
    """Leave a visit that was called off, and a message with its reader."""
    VisitFactory(
        case=child.case,
        person=child,
        called_off=True,
        purpose=word,
        reason=word,
        together=[PractitionerFactory()],
    )
    message = MessageFactory(case=child.case, person=child, words=word)
    MessageToFactory(message=message)
