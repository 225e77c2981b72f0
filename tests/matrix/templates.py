"""What the pages of assessment templates are opened on: a draft with a local question."""

from tests.factories.cases_centre import AssessmentTemplateFactory, QuestionFactory


def plant_templates() -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    draft = AssessmentTemplateFactory(version=2)
    local = draft.questions.filter(is_local=True).first()
    return {"template": draft, "asked": local or QuestionFactory(template=draft)}
