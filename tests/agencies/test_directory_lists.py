"""The lists of words and the postcodes come from files, and may be taken in again."""

import pytest
from django.core.management import CommandError, call_command

from agencies.models import Postcode, Taxonomy, TaxonomyTerm
from agencies.taxonomies import word_lists
from cases.outcomes import Outcome
from tests.factories.agencies_centre import ServiceFactory


def test_every_wider_word_stands_before_what_it_holds():
    for listed in word_lists():
        codes = [word.code for word in listed.words]

        assert len(codes) == len(set(codes))
        for place, word in enumerate(listed.words):
            assert not word.within or word.within in codes[:place]
            assert word.description


def test_the_outcomes_are_the_five():
    outcomes = next(each for each in word_lists() if each.code == "outcomes")

    assert [word.name for word in outcomes.words] == list(Outcome.labels)


@pytest.mark.django_db
def test_lists_are_taken_in_again_without_losing_what_is_tagged(capsys):
    call_command("load_taxonomies")
    speech = TaxonomyTerm.objects.get(code="speech")
    service = ServiceFactory()
    service.needs.add(speech)
    TaxonomyTerm.objects.filter(pk=speech.pk).update(name="Renamed", parent=None)
    before = TaxonomyTerm.objects.count()

    call_command("load_taxonomies")

    assert TaxonomyTerm.objects.count() == before
    assert Taxonomy.objects.count() == 3
    assert service.needs.get().name == "Speech and language"
    assert service.needs.get().parent.code == "learning"
    assert f"{before} words" in capsys.readouterr().out


@pytest.mark.django_db
def test_postcodes_of_a_file(tmp_path, capsys):
    file = tmp_path / "postcodes.csv"
    file.write_text(
        "\ufeffPCDS,oseast1m,Lat,Long\n"
        "wx11aa,1,51.5,-2.6\nWX1 1AB,2,51.6,-2.6\nWX1 1AC,,99.999999,0\n"
        "nonsense,,51.5,-2.6\nWX1 1AD,,,\nWX1 1AE,1,nan,-2.6\nWX1\n",
        encoding="utf-8",
    )

    call_command("load_postcodes", str(file))
    call_command("load_postcodes", str(file))

    kept = Postcode.objects.values_list("postcode", "latitude")
    assert list(kept.order_by("postcode")) == [("WX1 1AA", 51.5), ("WX1 1AB", 51.6)]
    assert "2 postcodes written, 5 lines left out" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"postcode,lat\nWX1 1AA,51\n", b"", b"\xff\xfe,"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path, content):
    file = tmp_path / "postcodes.csv"
    file.write_bytes(content)

    with pytest.raises(CommandError):
        call_command("load_postcodes", str(file))
    with pytest.raises(CommandError):
        call_command("load_postcodes", str(tmp_path / "none.csv"))
