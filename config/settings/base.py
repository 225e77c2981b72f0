"""Settings that hold everywhere; dev, test and production add the few differences."""

import os
from pathlib import Path
from typing import Any

import dj_database_url

from config import openapi
from config.beat import SCHEDULE
from config.oidc import configure

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(os.environ.get("TEAM_AROUND_VAR") or BASE_DIR / "var")


def env_flag(name, *, default):
    """A yes/no environment variable."""
    value = os.environ.get(name, "")
    return value.lower() in {"1", "true", "yes", "on"} if value else default


DEBUG = False
DEMO_MODE = env_flag("DEMO_MODE", default=False)
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

INSTALLED_APPS = [
    "agencies",
    "cases",
    "lead_professional",
    "information_sharing",
    "evaluation",
    "config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "guardian",
    "rest_framework",
    "drf_spectacular",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.request_log.RequestLogMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.sessions.SessionLimits",
    "information_sharing.middleware.TabletMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "config.second_factor.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "information_sharing.steady.SteadyMiddleware",
    "information_sharing.middleware.DoorMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.house",
            ],
        },
    },
]
# In the session, not in a cookie of its own: the next person must not read it.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", "postgres:///team_around"),
        conn_max_age=60,
        conn_health_checks=True,
    )
    | {"ATOMIC_REQUESTS": True}
}
# Compiling a plan costs more than our short questions take.
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DATABASE_APP_ROLE = os.environ.get("DATABASE_APP_ROLE", "team_around_app")
REDIS_URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "team-around",
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT") or VAR_DIR / "static")
MEDIA_ROOT = VAR_DIR / "media"

# Who may sign in, and what signing in alone allows: nothing (R1, R9).
AUTH_USER_MODEL = "agencies.Practitioner"
AUTHENTICATION_BACKENDS = [
    "information_sharing.backends.AccessBackend",
    "agencies.backends.SignInBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_RULES = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": PASSWORD_RULES + "UserAttributeSimilarityValidator"},
    {
        "NAME": PASSWORD_RULES + "MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": PASSWORD_RULES + "CommonPasswordValidator"},
    {"NAME": PASSWORD_RULES + "NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
GUARDIAN_MONKEY_PATCH_USER = False
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]  # our own backend answers for guardian
ANONYMOUS_USER_NAME = None
# Guardian's own backend stays out: AccessBackend answers for it (style 3.4).

ACCOUNT_ADAPTER = "agencies.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*", "password2*"]
ACCOUNT_FORMS = {
    "login": "config.account_forms.LoginForm",
    "reauthenticate": "config.account_forms.ReauthenticateForm",
    "change_password": "config.account_forms.ChangePasswordForm",
    "reset_password": "config.account_forms.ResetPasswordForm",
    "reset_password_from_key": "config.account_forms.ResetPasswordKeyForm",
}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
MFA_FORMS = {
    "authenticate": "config.account_forms.CodeForm",
    "reauthenticate": "config.account_forms.CodeAgainForm",
    "activate_totp": "config.account_forms.ActivateAppForm",
    "add_webauthn": "config.account_forms.AddPasskeyForm",
    "authenticate_webauthn": "config.account_forms.PasskeyForm",
    "login_webauthn": "config.account_forms.PasskeyLoginForm",
    "reauthenticate_webauthn": "config.account_forms.PasskeyAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Team Around"
MFA_REQUIRED = not DEMO_MODE

# Sessions end by themselves: idle, absolute, and with the browser.
SESSION_IDLE_SECONDS = 1800
SESSION_ABSOLUTE_SECONDS = 36000
SESSION_WARNING_SECONDS = 180
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

SUPPRESSION_THRESHOLD = 5  # R19

# When reading is unusual enough for the information officer to ask about it.
WATCHING = {
    "days": 14,
    "habit_days": 30,
    "volume_at_least": 15,
    "volume_times": 3,
    "hours": (6, 22),
    "no_work_at_least": 1,
}
# Accounts in which nobody signs in: told before, then closed.
SILENT_ACCOUNTS = {
    "days": int(os.environ.get("SILENT_ACCOUNT_DAYS") or 90),
    "told_before_days": 14,
}
# How long records are kept; each authority sets its own periods.
RETENTION = {
    "centre_file_years": 25,
    "undated_years": 6,
    "drafts_days": 90,
    "notices_days": 365,
    "referrals_days": 365,
    "informal_days": 30,
}

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}
PERMISSIONS_POLICY = {
    "accelerometer": [],
    "camera": [],
    "display-capture": [],
    "geolocation": [],
    "gyroscope": [],
    "magnetometer": [],
    "microphone": [],
    "midi": [],
    "payment": [],
    "publickey-credentials-get": "self",
    "usb": [],
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = openapi.SETTINGS

DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "team-around@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Where e-mails lead: the address that people type.
PUBLIC_ADDRESS = os.environ.get("PUBLIC_ADDRESS", "http://localhost:8000").rstrip("/")
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"

# Work starts from a row in the database; the sweep picks up what a killed worker left.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://").replace(
    "?db=", "?virtual_host="
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {  # without a broker, asking for work fails at once
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.2,
    "interval_max": 0.2,
}
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE = SCHEDULE

LOGGING_CONFIG = "config.request_log.configure"
LOG_LEVEL = os.environ.get("LOG_LEVEL", "INFO")
LOGGING = {"level": LOG_LEVEL}

SINGLE_SIGN_ON = ""
configure(globals(), os.environ)  # single sign-on, where OIDC_* are set
