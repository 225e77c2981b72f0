"""Two people write for one family, or write the next version, at the same moment."""

import pytest

from cases import commands
from cases.commands import templates
from cases.models import AssessmentTemplate, Contribution
from information_sharing.exceptions import EditedMeanwhile, NotPossibleNow
from tests.factories.cases import PersonFactory, built_in
from tests.people import centre_manager, team_member
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_write_for_the_family_from_two_children(family, worker):
    brother = PersonFactory(case=family.case)
    sheets = commands.start_family_assessment(
        case=family.case, people=[family.child, brother], by=worker
    )
    writers = [team_member(family.case), team_member(family.case)]

    outcomes = at_once(
        *(
            lambda sheet=sheet, by=by: commands.write_contribution(
                assessment=sheet,
                element="2.1",
                texts={"strengths": f"Seen by {by.pk}."},
                revision=0,
                by=by,
            )
            for sheet, by in zip(sheets, writers, strict=True)
        )
    )

    told = [one for one in outcomes if isinstance(one, Exception)]
    assert [type(one) for one in told] == [EditedMeanwhile]
    assert len({text.strengths for text in Contribution.objects.all()}) == 1


def test_two_managers_begin_the_next_version_at_once(family):
    managers = [centre_manager(family.case.centre) for _ in range(2)]

    outcomes = at_once(
        *(
            lambda by=by: templates.write_next_version(template=built_in("CAF"), by=by)
            for by in managers
        )
    )

    told = [one for one in outcomes if isinstance(one, Exception)]
    assert [type(one) for one in told] == [NotPossibleNow]
    assert AssessmentTemplate.objects.filter(kind="CAF").count() == 2
