"""manage.py set_up_team: a team, and its agency and centre where they are new."""

from django.core.management.base import BaseCommand, CommandError

from agencies.commands.setting_up import NewTeam, set_up_team
from agencies.models import Agency, Practitioner
from information_sharing.exceptions import NotPossibleNow


class Command(BaseCommand):
    """Puts a team into the partnership; run by whoever runs the site."""

    help = "Set up a team, with its agency and its centre if they are new."

    def add_arguments(self, parser) -> None:
        """Accept the names, what is asked of what is new, and who says so."""
        parser.add_argument("name")
        parser.add_argument("--agency", required=True)
        parser.add_argument("--centre", required=True)
        parser.add_argument("--kind", default="", choices=["", *Agency.Kind.values])
        parser.add_argument("--area", default="", help="Which area the centre reaches.")
        parser.add_argument(
            "--sensitive", action="store_true", help="Families' pages never name it."
        )
        parser.add_argument("--by", required=True, help="User name of who says so.")

    def handle(self, *args, **options) -> None:
        """Set it up, or say what is missing."""
        by = Practitioner.objects.filter(username=options["by"]).first()
        if by is None:
            raise CommandError(f"Nobody signs in as {options['by']}.")
        names = ("name", "agency", "centre", "kind", "area")
        said = {name: options[name].strip() for name in names}
        new = NewTeam(**said, is_sensitive=options["sensitive"])
        try:
            team = set_up_team(new=new, by=by)
        except NotPossibleNow as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{team} is set up: {team.agency}, at {team.centre}.")
