"""Settings for bin/start and for people at work on the code."""

from config.settings.base import *  # noqa: F403
from config.settings.base import VAR_DIR, env_flag

SECRET_KEY = "development-only-" + "not-secret" * 5
DEBUG = env_flag("DEBUG", default=False)
DEMO_MODE = env_flag("DEMO_MODE", default=True)
MFA_REQUIRED = not DEMO_MODE
ALLOWED_HOSTS = ["*"]

# bin/start collects the files first; without them Django's finders serve.
WHITENOISE_USE_FINDERS = not (VAR_DIR / "static" / "staticfiles.json").exists()
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS
