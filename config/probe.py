"""Ask our own health page from inside the container; exit 1 when it is not well."""

import os
import sys
import urllib.request


def healthy(url):
    """Whether the page answers 200 to the host name that Django allows."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
    request = urllib.request.Request(url, headers={"Host": host})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=4) as answer:  # noqa: S310
            return answer.status == 200
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(not healthy(sys.argv[1]))
