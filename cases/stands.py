"""How a step to social care, or a difference of view, stands: read from its row."""

from django.db.models import TextChoices

from cases.models import Disagreement, SocialCareReferral


class SocialCareStands(TextChoices):
    """How far a step to social care has come."""

    SENT = "SENT", "Sent"
    ACKNOWLEDGED = "ACKNOWLEDGED", "They have it"
    DECIDED = "DECIDED", "They have decided"
    FED_BACK = "FED_BACK", "They have told us more"


class DisagreementStands(TextChoices):
    """With whom a difference of view is now, or that it is settled."""

    STAGE_1 = "STAGE_1", Disagreement.Stage.PRACTITIONERS.label
    STAGE_2 = "STAGE_2", Disagreement.Stage.MANAGERS.label
    STAGE_3 = "STAGE_3", Disagreement.Stage.SAFEGUARDING.label
    STAGE_4 = "STAGE_4", Disagreement.Stage.PARTNERSHIP.label
    SETTLED = "SETTLED", "Settled, or agreed to differ"


def social_care_stands(row: SocialCareReferral) -> SocialCareStands:
    """Return how far it has come."""
    if row.feedback_on:
        return SocialCareStands.FED_BACK
    if row.outcome_on:
        return SocialCareStands.DECIDED
    return (
        SocialCareStands.ACKNOWLEDGED if row.acknowledged_on else SocialCareStands.SENT
    )


def disagreement_stands(row: Disagreement) -> DisagreementStands:
    """Return with whom it is, or that it is settled."""
    if row.settled_at:
        return DisagreementStands.SETTLED
    return DisagreementStands(f"STAGE_{row.stage}")


def next_stage(row: Disagreement) -> DisagreementStands:
    """Return the stage after this one; after the last there is only the last."""
    last = Disagreement.Stage.PARTNERSHIP
    return DisagreementStands(f"STAGE_{min(row.stage + 1, last)}")
