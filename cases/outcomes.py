"""The five Every Child Matters outcomes and their aims (practice.md 2.1)."""

from django.db.models import TextChoices


class Outcome(TextChoices):
    """The five outcomes; the first two letters of an aim name its outcome."""

    BE_HEALTHY = "BH", "Be healthy"
    STAY_SAFE = "SS", "Stay safe"
    ENJOY_AND_ACHIEVE = "EA", "Enjoy and achieve"
    POSITIVE_CONTRIBUTION = "PC", "Make a positive contribution"
    ECONOMIC_WELLBEING = "EW", "Achieve economic well-being"


class Aim(TextChoices):
    """The 25 aims, and what parents and carers do for each outcome."""

    BH1 = "BH1", "Physically healthy"
    BH2 = "BH2", "Mentally and emotionally healthy"
    BH3 = "BH3", "Sexually healthy"
    BH4 = "BH4", "Healthy lifestyles"
    BH5 = "BH5", "Choose not to take illegal drugs"
    BHP = "BH-P", "Parents and carers promote healthy choices"
    SS1 = "SS1", "Safe from maltreatment, neglect, violence and exploitation"
    SS2 = "SS2", "Safe from accidents"
    SS3 = "SS3", "Safe from bullying and discrimination"
    SS4 = "SS4", "Safe from crime and anti-social behaviour"
    SS5 = "SS5", "Secure, stable and cared for"
    SSP = "SS-P", "Parents and carers provide safe homes and stability"
    EA1 = "EA1", "Ready for school"
    EA2 = "EA2", "Attend and enjoy school"
    EA3 = "EA3", "Achieve well at primary school"
    EA4 = "EA4", "Develop personally and socially, and enjoy recreation"
    EA5 = "EA5", "Achieve well at secondary school"
    EAP = "EA-P", "Parents and carers support learning"
    PC1 = "PC1", "Take part in decisions and support the community"
    PC2 = "PC2", "Law-abiding and positive behaviour"
    PC3 = "PC3", "Positive relationships, without bullying"
    PC4 = "PC4", "Self-confidence, and coping with change"
    PC5 = "PC5", "Enterprising behaviour"
    PCP = "PC-P", "Parents and carers promote positive behaviour"
    EW1 = "EW1", "Education, work or training after school"
    EW2 = "EW2", "Ready for employment"
    EW3 = "EW3", "Decent homes and sustainable communities"
    EW4 = "EW4", "Access to transport and material goods"
    EW5 = "EW5", "Households free from low income"
    EWP = "EW-P", "Parents and carers are supported to be economically active"

    @property
    def outcome(self) -> Outcome:
        """Return the outcome that this aim belongs to."""
        return Outcome(self.value[:2])


def outcomes_of(aims) -> list[Outcome]:
    """Return the outcomes of these aim codes, in the usual order, each once."""
    named = {Aim(code).outcome for code in aims}
    return [outcome for outcome in Outcome if outcome in named]
