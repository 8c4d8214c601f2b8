"""Django's settings for the workbench. What differs from case file to case file is given by `web.starting`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

__all__ = ["AUTH_USER_MODEL", "DEFAULT_AUTO_FIELD", "PASSWORD_HASHERS", "TIME_ZONE", "USE_TZ"]

HERE = Path(__file__).parent

# As in `store.settings`, which cannot be asked: importing that room starts Django. A test holds them together.
AUTH_USER_MODEL = "people.Member"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TIME_ZONE = "UTC"
USE_TZ = True

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "onrecord.store",
    "onrecord.store.people",
    "onrecord.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "onrecord.web.access.headers.SafeHeaders",
    # Round what serves scripts and sheets too: they are a third of it packed, which a slow link is glad of.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "onrecord.web.frame.languages.ReaderLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "onrecord.web.access.sessions.BoundedSessions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "onrecord.web.access.casefile.OpenedCase",
    "onrecord.web.access.rights.OnlyWithRight",
    "onrecord.web.access.letters.WholeLetters",
    "onrecord.web.access.refusals.ToldRefusals",
    # Last, as it asks: it answers in place of a sign-in that was locked out.
    "axes.middleware.AxesMiddleware",
]

# The file of the key that the group signs releases with; whoever starts the server says where it is.
RELEASE_KEY: Path | None = None

ROOT_URLCONF = "onrecord.web.urls"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "onrecord.web.frame.surroundings.surroundings",
            ],
            "builtins": ["django.templatetags.i18n", "onrecord.web.frame.tags", "onrecord.web.access.words"],
        },
    }
]
# The order of languages in the choice; each by its own name.
LANGUAGES = [("en", "English"), ("ar", "العربية"), ("es", "Español"), ("fr", "Français"), ("uk", "Українська")]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "onrecord.web.frame.formats"
FORM_RENDERER = "onrecord.web.frame.forms.Renderer"
LANGUAGE_COOKIE_NAME = "onrecord_language"
LANGUAGE_COOKIE_SAMESITE = "Strict"

STATIC_URL = "/static/"
STATIC_ROOT = HERE / "static"
WHITENOISE_MAX_AGE = 31_536_000  # addresses carry the sum of what they name (web.frame): a changed file has another

# Sign-in: by name; nobody signs up by themselves; no mail is sent.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_ADAPTER = "onrecord.web.access.adapters.Accounts"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"login": "onrecord.web.account.forms.SignIn"}
# From many addresses at once, a name is still not tried without end; from one, lock-out comes before.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "60/m/ip,30/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "onrecord.web.access.adapters.SecondFactors"
MFA_FORMS = {"authenticate": "onrecord.web.account.forms.SecondStep"}
MFA_TOTP_ISSUER = "onrecord"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "overview"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
AUTH_PASSWORD_VALIDATORS = [
    # NIST SP 800-63B-4, 3.1.1.2: length, and none that is common; no rules of composition, no expiry.
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("name",)}},
    {"NAME": "onrecord.web.access.passwords.NotMadeUp"},
    {"NAME": "onrecord.web.access.passwords.NotExpected"},
]  # fmt: skip
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_SENSITIVE_PARAMETERS = ["login", "password"]
AXES_VERBOSE = False
AXES_USERNAME_CALLABLE = "onrecord.web.access.lockout.name_tried"
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
# A quarter of an hour is what is told, and what it is: trying on does not make it longer.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# When who came from where is kept for the sessions that hold, and no longer.
AXES_DISABLE_ACCESS_LOG = True

SESSION_COOKIE_NAME = "onrecord_session"
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = "onrecord_csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "onrecord.web.access.refusals.refuse_forgery"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# A coding with its edits is some 100 kB; files of the intake are checked by their own limit.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "onrecord"}}
LOGGING: dict[str, Any] = {
    # Names of people and places stand in addresses and errors: nothing of a request is logged but its failure.
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"errors": {"class": "logging.StreamHandler", "level": "ERROR"}},
    "loggers": {
        "django": {"handlers": ["errors"], "level": "ERROR", "propagate": False},
        "axes": {"handlers": ["errors"], "level": "ERROR", "propagate": False},
    },
}
