"""Settings for bin/start, and for people at work while it runs."""

import os
from pathlib import Path

ENVIRONMENT = (
    Path(os.environ.get("TEAM_AROUND_VAR") or Path(__file__).parents[2] / "var")
    / "environment"
)
if ENVIRONMENT.exists():
    for line in ENVIRONMENT.read_text().splitlines():
        name, _, value = line.partition("=")
        os.environ.setdefault(name, value)

from config.settings.base import *  # noqa: E402, F403
from config.settings.base import env_flag  # noqa: E402

SECRET_KEY = os.environ.get("SECRET_KEY") or "development-only-" + "not-secret" * 5
DEBUG = env_flag("DEBUG", default=False)
DEMO_MODE = env_flag("DEMO_MODE", default=True)
MFA_REQUIRED = not DEMO_MODE
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
