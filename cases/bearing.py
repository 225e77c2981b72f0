"""Which aims of the five outcomes each heading of an assessment bears on (practice.md 1.5).

Our own judgement: the table helps a reader to find goals; it decides nothing.
"""

from cases.elements import CONCLUSIONS
from cases.outcomes import Aim

AIMS_OF: dict[str, tuple[Aim, ...]] = {
    "1.1.1": (Aim.BH1, Aim.BH3),
    "1.1.2": (Aim.BH1, Aim.BH4),
    "1.1.3": (Aim.EA1, Aim.EA4),
    "1.2": (Aim.BH2, Aim.PC4),
    "1.3": (Aim.EA4, Aim.PC3, Aim.PC2, Aim.BH5, Aim.SS4),
    "1.4": (Aim.BH2, Aim.PC4, Aim.SS3),
    "1.5": (Aim.SS5, Aim.PC3),
    "1.6": (Aim.EA1, Aim.EA4, Aim.PC4),
    "1.7.1": (Aim.EA1, Aim.EA4),
    "1.7.2": (Aim.EA1, Aim.EA4, Aim.EA2, Aim.EW1),
    "1.7.3": (Aim.EA1, Aim.EA3, Aim.EA5),
    "1.7.4": (Aim.PC4, Aim.PC5, Aim.EW1, Aim.EW2),
    "2.1": (Aim.SS1, Aim.SS2, Aim.BHP, Aim.SSP),
    "2.2": (Aim.BH2, Aim.SS5, Aim.SSP),
    "2.3": (Aim.EA4, Aim.EAP, Aim.PCP),
    "3.1": (Aim.BH2, Aim.SS1, Aim.SS5),
    "3.2": (Aim.SS5, Aim.SSP),
    "3.3": (Aim.EW3, Aim.EW5, Aim.EWP),
    "3.4": (Aim.EW3, Aim.EW4, Aim.SS4, Aim.PC1),
    "E1": (Aim.BH1, Aim.BH4),
    "E2": (Aim.EA1, Aim.EA4),
    "E3": (Aim.BH2, Aim.PC3, Aim.PC4),
    "E4": (Aim.SS1, Aim.SS2, Aim.BHP, Aim.SSP, Aim.PCP),
    "E5": (Aim.SS5, Aim.SSP),
    "E6": (Aim.EW3, Aim.EW4, Aim.EW5, Aim.EWP),
}
OF_THE_WHOLE = frozenset({CONCLUSIONS, "C2", "E9"})
"""Codes under which every goal is looked at, whatever it aims at."""
OLDER = frozenset(
    {
        Aim.BH3,
        Aim.BH5,
        Aim.SS3,
        Aim.SS4,
        Aim.EA2,
        Aim.EA3,
        Aim.EA5,
        Aim.PC1,
        Aim.PC2,
        Aim.PC5,
        Aim.EW1,
        Aim.EW2,
    }
)
"""Aims that say little of a child under five (practice.md 2.1)."""
