"""What managers enter for figures: a target, a figure of others, a regular report."""

from tests.factories.evaluation import (
    EditionFactory,
    IndicatorTargetFactory,
    SuppliedFigureFactory,
)


def plant_figures(centre, manager) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    return {
        "indicator": "seen",
        "target": IndicatorTargetFactory(code="seen", centre=centre),
        "supplied": SuppliedFigureFactory(centre=centre),
        "edition": EditionFactory(centre=centre, wanted_by=manager, every="QUARTER"),
    }
