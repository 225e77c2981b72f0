"""What the machinery cannot do, in words for the person who looks after it."""


class PdfNotPossible(Exception):
    """The libraries that make PDF documents are missing here."""
