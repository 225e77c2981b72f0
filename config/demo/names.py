"""Invented names for the demo's families; combined by counting, never at random."""

CHILDREN = (
    "Maya", "Noah", "Ada", "Samir", "Lily", "Jakub", "Zuri", "Owen", "Freya", "Idris",
    "Rosie", "Kofi", "Elsie", "Mateo", "Hana", "Callum", "Nia", "Theo", "Ayla", "Finn",
)  # fmt: skip
MOTHERS = (
    "Leah", "Priya", "Grace", "Agata", "Chloe", "Amara", "Bethan", "Sofia", "Ruth",
    "Farah", "Kelly", "Ines", "Megan", "Tamsin", "Yasmin", "Holly", "Dana",
)  # fmt: skip
FATHERS = ("Daniel", "Marek", "Jerome", "Ali", "Craig", "Luis", "Ewan")
FAMILIES = (
    "Ward", "Sandhu", "Okoro", "Nowak", "Bright", "Mensah", "Pryce", "Silva", "Cohen",
    "Malik", "Tanner", "Costa", "Doyle", "Penrose", "Aziz", "Fletcher", "Ionescu",
    "Harker", "Lund", "Barros", "Chandra", "Teale", "Winters",
)  # fmt: skip
STREETS = ("Mill Lane", "Weir Road", "Orchard Rise", "Station Street", "Quay Close")


def pick(names, number: int) -> str:
    """Return the name whose turn it is."""
    return names[number % len(names)]
