"""How people describe their ethnicity, with the codes of returns (practice notes 1.7).

The list of the common assessment form; DfE codes are those of the children in need
census, NHS codes the letters of the 2001 list. The NHS list counts Travellers and Roma
among "any other White".
"""

from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Ethnicity:
    """One answer; `code` is what is kept."""

    group: str
    label: str
    dfe_code: str
    nhs_code: str

    @property
    def code(self) -> str:
        """Return what is kept in the record: the DfE code."""
        return self.dfe_code

    @property
    def in_full(self) -> str:
        """Return the answer as it is read by itself."""
        plain = self.label.startswith(("Any other", self.group))
        return self.label if plain else f"{self.group}: {self.label}"


WHITE, BLACK, ASIAN = "White", "Black or Black British", "Asian or Asian British"
MIXED, OTHER = "Mixed or dual background", "Chinese and other"
LIST = (
    Ethnicity(WHITE, "British", "WBRI", "A"),
    Ethnicity(WHITE, "Irish", "WIRI", "B"),
    Ethnicity(WHITE, "Traveller of Irish heritage", "WIRT", "C"),
    Ethnicity(WHITE, "Gypsy or Roma", "WROM", "C"),
    Ethnicity(WHITE, "Any other White background", "WOTH", "C"),
    Ethnicity(BLACK, "Caribbean", "BCRB", "M"),
    Ethnicity(BLACK, "African", "BAFR", "N"),
    Ethnicity(BLACK, "Any other Black background", "BOTH", "P"),
    Ethnicity(ASIAN, "Indian", "AIND", "H"),
    Ethnicity(ASIAN, "Pakistani", "APKN", "J"),
    Ethnicity(ASIAN, "Bangladeshi", "ABAN", "K"),
    Ethnicity(ASIAN, "Any other Asian background", "AOTH", "L"),
    Ethnicity(MIXED, "White and Black Caribbean", "MWBC", "D"),
    Ethnicity(MIXED, "White and Black African", "MWBA", "E"),
    Ethnicity(MIXED, "White and Asian", "MWAS", "F"),
    Ethnicity(MIXED, "Any other mixed background", "MOTH", "G"),
    Ethnicity(OTHER, "Chinese", "CHNE", "R"),
    Ethnicity(OTHER, "Any other ethnic group", "OOTH", "S"),
)
BY_CODE = {one.code: one for one in LIST}
REFUSED = Ethnicity("", "Prefers not to say", "REFU", "Z")
NOT_ASKED = Ethnicity("", "Not asked yet", "NOBT", "Z")
"""What a return says where nobody chose from the list."""


def in_words(code: str) -> str:
    """Return the answer with this code in words; an unknown code as it is."""
    return BY_CODE[code].in_full if code in BY_CODE else code


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the list as a form offers it, group by group."""
    return [
        (group, [(one.code, one.label) for one in ones])
        for group, ones in groupby(LIST, key=lambda one: one.group)
    ]
