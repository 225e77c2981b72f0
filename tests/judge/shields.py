"""What must not be found (R12), in loops and ifs: shields only ever narrow."""

from tests.judge.books import Books


class Shields:
    """Reads the shields that have not been lifted."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.sealed = [s for s in self.standing() if s.level == "SEALED"]
        protecting = [s for s in self.standing() if s.level == "ADDRESS_PROTECTED"]
        self.protected = [(shield, self.linked(shield)) for shield in protecting]

    def standing(self) -> list:
        """Return the shields that have not been lifted."""
        return [shield for shield in self.books.shields if shield.lifted_at is None]

    def sealed_against(self, practitioner, case, grant) -> bool:
        """A sealed record is for its named readers; no emergency opens it (R11, R12)."""
        for shield in self.sealed:
            if shield.case_id != case.pk:
                continue
            if grant.kind == "EMERGENCY" or not self.is_reader(practitioner, shield):
                return True
        return False

    def hides(self, practitioner, case) -> bool:
        """Where this household lives is not for her."""
        for shield, linked in self.protected:
            if case.pk in linked and not self.is_reader(practitioner, shield):
                return True
        return False

    def is_reader(self, practitioner, shield) -> bool:
        """She is named on the shield, and her name has not been taken off."""
        for reader in self.books.readers:
            if reader.shielding_id != shield.pk or reader.ended_at is not None:
                continue
            if reader.practitioner_id == practitioner.pk:
                return True
        return False

    def linked(self, shield) -> set:
        """The case, the family's others, and whoever shares the household's address."""
        family = None
        for case in self.books.cases:
            if case.pk == shield.case_id:
                family = case.family_id
        cases = set()
        for case in self.books.cases:
            if case.family_id == family:
                cases.add(case.pk)
        homes = self.household_of(shield.case_id)
        for address in self.books.addresses:
            if place(address) in homes:
                cases.add(address.case_id)
        return cases

    def household_of(self, case) -> set:
        """Return where the people of this case live, without those who live elsewhere."""
        homes = set()
        for person in self.books.people:
            if person.case_id != case or person.lives_elsewhere:
                continue
            for address in self.books.addresses:
                if address.person_id == person.pk and address.postcode:
                    homes.add(place(address))
        return homes


def place(address) -> tuple:
    """Return an address as it is compared: spaces, stops and capitals do not matter."""
    letters = [sign for sign in address.lines.lower() if sign.isalnum() or sign == "_"]
    return ("".join(letters), address.postcode)
