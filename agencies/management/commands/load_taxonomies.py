"""manage.py load_taxonomies: the words by which services are found."""

from django.core.management.base import BaseCommand

from agencies.commands.taxonomies import take_in_word_lists


class Command(BaseCommand):
    """Takes in agencies/taxonomies/; may be run again after every release."""

    help = "Load the lists of needs, outcomes and kinds of service."

    def handle(self, *args, **options) -> None:
        """Load them."""
        count = take_in_word_lists(by=None)
        self.stdout.write(f"{count} words are in the lists.")
