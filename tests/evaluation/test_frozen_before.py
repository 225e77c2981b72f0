"""What was frozen by an earlier shape stays readable: one sample of each, kept here."""

import json
from pathlib import Path

import pytest

from evaluation.freezing import VERSION
from evaluation.paper import READERS, read
from evaluation.self_evaluation_documents import submitted_pdf
from evaluation.word import as_word
from tests.papers import words_in_word, words_on

SAMPLES = Path(__file__).parent / "samples"


def sample(version):
    """Return what was frozen in that version; the file is never written again."""
    name = f"submission_{version}.json"
    return json.loads((SAMPLES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("version", sorted(READERS))
def test_every_version_has_a_reader_and_a_sample(version):
    assert VERSION in READERS

    paper = read(sample(version))

    assert paper.centre == "Riverside children's centre"
    assert [each.title for each in paper.sections][1] == "How families reach the centre"
    assert paper.sections[1].grade == "2, good"
    assert {each.kind for each in paper.evidence} >= {
        "Figure from the record",
        "Story, released by its owner",
    }
    assert paper.account is not None
    assert any("counts once" in words for words in paper.account.how_counted)


def test_the_first_version_makes_its_documents_still():
    frozen = sample(1)

    for words in (
        words_on(submitted_pdf(frozen)),
        words_in_word(as_word(read(frozen))),
    ):
        assert "We opened on Saturday mornings in May" in " ".join(words.split())
