"""manage.py load_postcodes FILE.csv: where postcodes are, for distances."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from agencies.commands.postcodes import take_in_postcodes
from information_sharing.exceptions import NotPossibleNow


class Command(BaseCommand):
    """Takes in a file with postcode, latitude and longitude; may be run again."""

    help = "Load where postcodes are, from a CSV file."

    def add_arguments(self, parser) -> None:
        """Accept the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args, file: Path, **options) -> None:
        """Load it, or say what is wrong with it."""
        try:
            with file.open(encoding="utf-8-sig", newline="") as lines:
                written, left_out = take_in_postcodes(lines=lines, by=None)
        except (OSError, UnicodeDecodeError, NotPossibleNow) as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{written} postcodes written, {left_out} lines left out.")
