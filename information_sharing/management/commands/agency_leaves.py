"""manage.py agency_leaves: an agency has left, and its people see nothing any more."""

from django.core.management.base import BaseCommand, CommandError

from agencies.models import Agency, Practitioner
from information_sharing.commands.accounts import agency_leaves
from information_sharing.exceptions import NotPossibleNow


class Command(BaseCommand):
    """Ends what an agency holds from the next request on; deletes nothing."""

    help = "Record that an agency has left: its people see nothing from now on."

    def add_arguments(self, parser) -> None:
        """Accept the agency's name and who says so."""
        parser.add_argument("name")
        parser.add_argument("--by", required=True, help="User name of who says so.")

    def handle(self, *args, **options) -> None:
        """Find both, or say what is not found."""
        agency = Agency.objects.filter(name=options["name"]).first()
        if agency is None:
            raise CommandError(f"There is no agency called {options['name']}.")
        by = Practitioner.objects.filter(username=options["by"]).first()
        if by is None:
            raise CommandError(f"Nobody signs in as {options['by']}.")
        try:
            agency_leaves(agency=agency, by=by)
        except NotPossibleNow as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{agency} has left. Its people see nothing from now on.")
