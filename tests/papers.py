"""What stands on a paper, read by Poppler: ten times as fast as in Python."""

import subprocess

READ = ("pdftotext", "-raw", "-enc", "UTF-8", "-", "-")


def words_on(paper: bytes) -> str:
    """Return the text of a PDF in the order in which it was written, on one line."""
    done = subprocess.run(READ, input=paper, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())
