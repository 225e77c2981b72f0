"""What can be asked about working together, as data, each item with its source.

The facts come from the studies named; every sentence is our own.
"""

from evaluation.instruments.reading import (
    Dimension,
    Instrument,
    InstrumentFault,
    Item,
    dimension_of,
    instrument,
    instruments,
    item,
    read,
    short_form,
)

__all__ = [
    "Dimension",
    "Instrument",
    "InstrumentFault",
    "Item",
    "dimension_of",
    "instrument",
    "instruments",
    "item",
    "read",
    "short_form",
]
