"""A record that was sealed since is not counted on the pages of a file (R12)."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from cases.models import Import, ImportRow
from tests.factories.agencies import TeamFactory
from tests.factories.cases import PersonFactory
from tests.factories.cases_centre import BirthFactory, ImportFactory, ImportRowFactory
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.people import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers():
    return member_of(TeamFactory())


@pytest.fixture
def batch(hers):
    """Two births of a file: one that nobody used, and one that is registered."""
    team = hers.memberships.get().team
    batch = ImportFactory(team=team, kind=Import.Kind.BIRTHS, status="DONE")
    used = BirthFactory(team=team, person=PersonFactory(), registered=True)
    for line, birth in ((2, BirthFactory(team=team)), (3, used)):
        ImportRowFactory(batch=batch, line=line, status="DONE", words={}, birth=birth)
    return batch


@pytest.fixture
def sealed(batch):
    return ShieldingFactory(case=used_row(batch).birth.case, sealed=True)


def used_row(batch):
    return ImportRow.objects.get(batch=batch, line=3)


def text(answer):
    return " ".join(strip_tags(answer.content.decode()).split())


def page(client, by, name, *args):
    client.force_login(by)
    return client.get(reverse(f"cases:{name}", args=args))


def test_undoing_does_not_count_it(client, hers, batch, sealed):
    said = text(page(client, hers, "undo-import", batch.pk))

    assert "1 of the 1 entries that came from this file goes" in said
    assert "stays:" not in said


def test_the_file_has_no_row_and_no_link_for_it(client, hers, batch, sealed):
    answer = page(client, hers, "import", batch.pk)

    assert "All 1" in text(answer)
    assert "Taken in 1" in text(answer)
    link = reverse("cases:birth", args=[used_row(batch).birth_id])
    assert link not in answer.content.decode()
    assert "1 of 1" in text(page(client, hers, "imports"))


def test_what_was_kept_in_undoing_is_not_counted_either(client, hers, batch, sealed):
    ImportRow.objects.filter(batch=batch, line=3).update(status="KEPT")

    assert "Kept" not in text(page(client, hers, "import", batch.pk))


@pytest.mark.parametrize("shielded", [True, False])
def test_who_may_know_of_it_reads_all(client, hers, batch, shielded):
    row = used_row(batch)
    if shielded:
        shield = ShieldingFactory(case=row.birth.case, sealed=True)
        ShieldReaderFactory(shielding=shield, practitioner=hers)

    assert "1 stays" in text(page(client, hers, "undo-import", batch.pk))
    answer = page(client, hers, "import", batch.pk)
    assert "Taken in 2" in text(answer)
    link = reverse("cases:birth", args=[row.birth_id])
    assert link in answer.content.decode()
    assert "2 of 2" in text(page(client, hers, "imports"))
