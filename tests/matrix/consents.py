"""What stands beside the consent of the scenario: a doubt, a scan, a team to be told."""

from tests.factories.information_sharing_life import (
    ConsentReviewFactory,
    EvidenceFactory,
    ObjectionFactory,
    TellingTaskFactory,
    UnderstandingFactory,
)
from tests.matrix.canaries import SHARING


def plant_consent_life(family, teams, consent) -> dict:
    """Plant the words that only those who coordinate may read."""
    UnderstandingFactory(consent=consent, person=family.child, words=SHARING)
    ConsentReviewFactory(consent=consent, words=SHARING)
    return {
        "objection": ObjectionFactory(
            consent=consent, person=family.father, words=SHARING
        ),
        "evidence": EvidenceFactory(consent=consent, content=SHARING.encode()),
        "task": TellingTaskFactory(consent=consent, team=teams["nursery"]),
    }
