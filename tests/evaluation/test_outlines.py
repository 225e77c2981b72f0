"""The templates of a self-evaluation: complete, sourced, and old rows keep working."""

import pytest

from evaluation.outlines import ORDER, outline, outlines
from tests.factories.evaluation_centre import SelfEvaluationSectionFactory

CODES_SINCE_2025 = ["families", "access", "quality", "leadership", "overall"]


@pytest.mark.parametrize("template", outlines(), ids=lambda each: each.code)
def test_each_template_says_what_it_asks_and_where_it_is_from(template):
    codes = [section.code for section in template.sections]

    assert len(codes) == len(set(codes))
    assert template.source
    assert [grade.number for grade in template.grades] == sorted(
        {grade.number for grade in template.grades}
    )
    assert all(grade.descriptor for grade in template.grades)
    for section in template.sections:
        assert section.guidance, section.code
        assert section.questions, section.code
        assert section.evidence, section.code
    assert any(section.graded for section in template.sections)


def test_codes_written_before_there_were_templates_still_name_a_section():
    template = outline("judgements-2013")

    assert [section.code for section in template.sections] == CODES_SINCE_2025


def test_three_templates_and_no_other():
    assert [each.code for each in outlines()] == list(ORDER)
    with pytest.raises(KeyError):
        outline("../models/report")


def test_a_grade_is_worded_by_its_template():
    assert str(outline("judgements-2013").grade(3)) == "3, requires improvement"
    assert str(outline("outcomes-2010").grade(3)) == "3, satisfactory"
    assert str(outline("family-hub-2026").grade(3)) == "3, not yet basic"
    assert outline("family-hub-2026").grade(4) is None


@pytest.mark.django_db
def test_a_row_without_a_named_template_follows_the_three_judgements():
    section = SelfEvaluationSectionFactory()

    asked = section.self_evaluation.outline.section(section.code)

    assert asked.title == "How families reach the centre"
