"""manage.py invite_account: an officer, auditor or commissioner, whom no agency makes."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from agencies.commands.inviting import Invited, invite_by_hand
from agencies.models import Practitioner, RoleName, Team, TeamMembership
from information_sharing.exceptions import NotPossibleNow


class Command(BaseCommand):
    """Invites somebody in any role; run by whoever runs the site."""

    help = "Invite somebody by e-mail, in any role, into a team."

    def add_arguments(self, parser) -> None:
        """Accept who is invited, where and as what, and who says so."""
        parser.add_argument("email")
        for name in ("--first-name", "--last-name", "--profession", "--team"):
            parser.add_argument(name, required=True)
        parser.add_argument("--role", required=True, choices=RoleName.values)
        parser.add_argument("--by", required=True, help="User name of who says so.")

    def handle(self, *args, **options) -> None:
        """Find the team and who says so, and invite; or say what is not found."""
        team = Team.objects.filter(name=options["team"]).first()
        by = Practitioner.objects.filter(username=options["by"]).first()
        if team is None or by is None:
            raise CommandError("There is no such team, or nobody signs in like that.")
        try:
            invite_by_hand(invited=_invited(options, team), by=by)
        except NotPossibleNow as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{options['email']} is invited into {team}.")


def _invited(options, team: Team) -> Invited:
    names = ("email", "first_name", "last_name", "profession", "role")
    return Invited(
        **{name: options[name] for name in names},
        team=team,
        level=TeamMembership.Level.OPERATIONAL,
        starts_on=timezone.localdate(),
    )
