"""Settings: one file, read from the environment. Every variable is listed in docs/settings.md.

With nothing set, the archive runs on SQLite and Whoosh, keeps all it holds in `var/`, answers on this machine
only, and shows no debugging pages.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from archive.config.secret import secret_key
from archive.limits import Limits

BASE_DIR = Path(__file__).resolve().parent.parent.parent


def env(name: str, default: str = "") -> str:
    """The environment variable `ARCHIVE_<name>`, or the default."""
    return os.environ.get(f"ARCHIVE_{name}", default)


def whole(name: str, default: int) -> int:
    """The environment variable as a whole number, one at the least."""
    said = env(name, str(default))
    if not (said.isascii() and said.isdigit() and int(said)):
        raise ImproperlyConfigured(f"ARCHIVE_{name} is “{said}”: it has to be a whole number, 1 or more.")
    return int(said)


def listed(value: str) -> list[str]:
    """What stands between the commas."""
    return [part.strip() for part in value.split(",") if part.strip()]


DATA_DIR = Path(env("DATA_DIR", str(BASE_DIR / "var")))
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)  # passwords' hashes and originals lie here

SECRET_KEY = env("SECRET_KEY") or secret_key(DATA_DIR / "secret-key")
DEBUG = env("DEBUG") == "1"
ALLOWED_HOSTS = listed(env("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]"))
CSRF_TRUSTED_ORIGINS = listed(env("TRUSTED_ORIGINS"))

# Behind TLS, cookies and redirects say so; on a plain loopback address they would only lock people out.
if env("HTTPS") == "1":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

INSTALLED_APPS = [
    "archive.apps.ArchiveConfig",
    "search.apps.SearchConfig",
    "archive.config.admin_site.ArchiveAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.config.policy.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "archive.config.urls"
WSGI_APPLICATION = "archive.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["archive.templatetags.edition"],
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "archive.sqlite3",
        "OPTIONS": {
            # Readers go on while one writer writes; a writer waits for its turn instead of failing half way.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
}
# What is dear to work out and can be worked out again, under keys made of all that it depends on: never out of date.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "kept": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "kept",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Readers who are signed in come to the searches that they have saved.
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "search:saved"
LOGOUT_REDIRECT_URL = "archive:home"

LANGUAGE_CODE = "en-gb"
FORMAT_MODULE_PATH = "archive.config.formats"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Served from where they lie, so that a fresh clone needs no collecting step.
WHITENOISE_USE_FINDERS = True

# Originals are kept under the SHA-256 of their bytes, outside anything that a web server would hand out.
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "originals"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
# A request may carry many reports; the limits below are those of each.
DATA_UPLOAD_MAX_NUMBER_FILES = 500

READING_LIMITS = Limits(
    file_bytes=whole("MAX_FILE_MB", 20) * 1_000_000,
    bundle_bytes=whole("MAX_BUNDLE_MB", 1000) * 1_000_000,
    bundle_files=whole("MAX_BUNDLE_FILES", 20_000),
    expansion=whole("MAX_EXPANSION", 100),
    depth=whole("MAX_BUNDLE_DEPTH", 2),
    pages=whole("MAX_PDF_PAGES", 500),
    seconds=whole("SECONDS_PER_FILE", 60),
    memory_bytes=whole("READER_MEMORY_MB", 1500) * 1_000_000,
)
# Processes that read files beside one another; one processor is left to the site itself.
READERS = whole("READERS", max(1, (os.cpu_count() or 1) - 1))
# Each worker holds a lock file here: whose lock can be had has ended, and what it was reading is read by another.
WORKERS_DIR = DATA_DIR / "workers"

SEARCH_ENGINE = env("SEARCH_ENGINE", "whoosh")
SEARCH_INDEX_DIR = DATA_DIR / "index"
AUTHORITY_DIR = BASE_DIR / "fixtures" / "authority"
FOUNDING_REPORTS_DIR = BASE_DIR / "fixtures" / "reports"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", "WARNING")},
}
