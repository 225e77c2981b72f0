"""Settings for tests: real PostgreSQL and Valkey, nothing that needs the network."""

import os

os.environ["LOG_LEVEL"] = os.environ.get("LOG_LEVEL", "WARNING")

from config.settings.base import *  # noqa: F403
from config.settings.base import TEMPLATES

SECRET_KEY = "tests-only-" + "not-secret" * 5
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DEMO_MODE = True
MFA_REQUIRED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
TEMPLATES[0]["OPTIONS"]["debug"] = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
