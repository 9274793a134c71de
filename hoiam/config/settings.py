"""The one settings file, read from top to bottom. Every choice that is not obvious has a reason."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from hoiam import __version__
from hoiam.config import env
from hoiam.core import codes

DATA_DIR = env.folder("HOIAM_DATA_DIR", private=True)
KEYS_DIR = env.folder("HOIAM_KEYS_DIR", private=True)
UPLOADS_DIR = DATA_DIR / "uploads"

DEBUG = env.flag("HOIAM_DEBUG")
DEMO = env.flag("HOIAM_DEMO")
# A training installation is one from its first row on (`hoiam.base.training`); beside this
# setting, the mark in its database says so, and neither works without the other.
TRAINING = env.flag("HOIAM_TRAINING")
TRAINING_FROM = env.day("HOIAM_TRAINING_FROM")
# Nothing that one of the two signs or names is anything to the other, even with one keys folder
# or one host name by mistake.
_mark, _cookies = ("training-", "hoiam_training") if TRAINING else ("", "hoiam")
SECRET_KEY = env.key(KEYS_DIR, f"{_mark}secret-key")
# Tracking codes are kept only as a keyed hash; the key is not the signing key, so that
# replacing one does not invalidate the other.
TRACKING_KEY = env.key(KEYS_DIR, f"{_mark}tracking-key")
# What was erased, so that a restored copy does not bring it back: apart from the data.
ERASURES_FILE = env.path("HOIAM_ERASURES_FILE") or KEYS_DIR / f"{_mark}erasures"
VERSION = __version__
# Copies that only keys from elsewhere open: where to, for whom, when, how many stay.
BACKUP_DIR = env.path("HOIAM_BACKUP_DIR")
BACKUP_RECIPIENTS = env.text("HOIAM_BACKUP_RECIPIENTS")
# By which the province signs, offline, who may receive what is sealed.
RECIPIENTS_KEY = env.text("HOIAM_RECIPIENTS_KEY")
BACKUP_AT, BACKUP_KEEP = env.hour("HOIAM_BACKUP_AT"), env.number("HOIAM_BACKUP_KEEP")

SITE_URL = env.text("HOIAM_SITE_URL").rstrip("/")
PREFIX = codes.TRAINING_PREFIX if TRAINING else env.text("HOIAM_PREFIX")
PLACE = env.text("HOIAM_PLACE")
OUTLINES = env.text("HOIAM_OUTLINES")
WORKING_HOURS = env.hours("HOIAM_WORKING_HOURS")
_site = urlsplit(SITE_URL)
_https = _site.scheme == "https"

ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *([_site.hostname] if _site.hostname else []),
    *[host.strip() for host in env.text("HOIAM_HOSTS").split(",") if host.strip()],
]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = (
    f"{_cookies}_session",
    f"{_cookies}_csrf",
    f"{_cookies}_language",
)
SENT_COOKIE_NAME = f"{_cookies}_vua_gui"  # who sent something just now reads no copy
DRAFT_COOKIE_NAME, VISIT_COOKIE_NAME = f"{_cookies}_draft", f"{_cookies}_theo_doi"
# A browser in which somebody has signed in before: its tries are counted by themselves.
DEVICE_COOKIE_NAME = f"{_cookies}_may"
# Between the password and the second factor there is no session yet, only this.
ENTRY_COOKIE_NAME, ISSUER_COOKIE_NAME = f"{_cookies}_dang_vao", f"{_cookies}_co_quan"
# What was done is said by cookie, before a session and without one.
MESSAGES_COOKIE_NAME = f"{_cookies}_messages"
MESSAGE_STORAGE = "hoiam.web.said.Storage"
CSRF_FAILURE_VIEW = "hoiam.web.errors.csrf_failed"
SESSION_ENGINE = "hoiam.web.sessions"  # keeps a hash of the key, and whose session it is
SESSION_COOKIE_AGE = 12 * 3600  # one working day; the office signs in every morning
SESSION_IDLE_SECONDS = 60 * 60  # house rule: nobody reads a letter for longer than an hour
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = False  # the proxy in front does it; a second redirect would loop
if env.flag("HOIAM_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SHED_AFTER = env.number("HOIAM_SHED_AFTER")  # milliseconds (`hoiam.web.shedding`)
BEHIND_PROXY = env.flag("HOIAM_PROXY")  # only then is the address that the proxy names believed
SECURE_HSTS_SECONDS = 30 * 24 * 3600 if _https else 0
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", "blob:"],  # blob: previews of photos before they are sent
    "worker-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",  # auth needs it
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "hoiam.base",
    "hoiam.units",
    "hoiam.accounts",
    "hoiam.rules",
    "hoiam.papers",
    "hoiam.publication",
    "hoiam.notices",
    "hoiam.commitments",
    "hoiam.voices",
    "hoiam.seals",
    "hoiam.cases",
    "hoiam.denunciations",
    "hoiam.petitions",
    "hoiam.meetings",
    "hoiam.reception",
    "hoiam.outreach",
    "hoiam.registers",
    "hoiam.figures",
    "hoiam.imports",
    "hoiam.protection",
    "hoiam.standing",
    "hoiam.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "hoiam.web.training.TrainingMiddleware",  # outermost of ours: error pages too are of training
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hoiam.web.plain.PlainMiddleware",  # before anything reads a cookie or a form
    "hoiam.web.kept.KeptMiddleware",  # a page that did not change needs nothing of what follows
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hoiam.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hoiam.web.administration.AdministrationMiddleware",
    "hoiam.web.refusals.RefusalMiddleware",
]
ROOT_URLCONF = "hoiam.config.urls"
WSGI_APPLICATION = "hoiam.config.wsgi.application"
# Around it, and what serves it, in the server that `hoiam serve` starts.
OUTERMOST, SERVER_WORKER = "hoiam.web.shedding.wrap", "hoiam.web.serving.Worker"
THE_REST = "hoiam.web.later.load_all"  # what the first page does not need
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "hoiam.web.context.installation",
            ],
            "builtins": ["hoiam.web.templatetags.hoiam", "django.templatetags.i18n"],
        },
    }
]
FORM_RENDERER = "hoiam.web.forms_ui.Renderer"


def _postgres(name: str) -> dict[str, Any]:
    """The database that a setting names."""
    parts = urlsplit(env.text(name))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise env.BadSetting(f"{name}: chỉ nhận địa chỉ postgres://…; để trống thì dùng SQLite.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # To compile what a leader's overview counts took the server longer than to count it.
        "OPTIONS": {"prepare_threshold": 1, "options": "-c jit=off"},
    }


_address = env.text("HOIAM_DATABASE_URL")
if _address:
    _database = _postgres("HOIAM_DATABASE_URL")
else:
    _database = {
        "ENGINE": "hoiam.base.sqlite",
        "NAME": DATA_DIR / "hoiam.sqlite3",
        # Keeping the connection keeps the write-ahead log: closing the last one at each
        # request checkpoints and deletes it, which costs a factor of three.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # Two deferred transactions that both read and then write fail with "locked";
            # an immediate one waits its turn.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: an acknowledged receipt is on the disk when the answer leaves. What stands in
            # the log ahead is put into the database by the worker (hoiam.base.sqlite.checkpoint);
            # by a commit itself only where the log has grown to 120 MB.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728;"
                "PRAGMA wal_autocheckpoint=30000;"
            ),
        },
    }
DATABASES = {"default": _database}
# A copy that follows it: for the reading pages of `hoiam.web.reading` and nothing else.
if env.text("HOIAM_READ_DATABASE_URL"):
    if not _address:
        raise env.BadSetting("HOIAM_READ_DATABASE_URL: chỉ dùng cùng HOIAM_DATABASE_URL.")
    DATABASES["replica"] = _postgres("HOIAM_READ_DATABASE_URL") | {
        "OPTIONS": {
            "options": "-c default_transaction_read_only=on -c jit=off",
            "connect_timeout": 2,
        },
        "TEST": {"MIRROR": "default"},
    }
    DATABASE_ROUTERS = ["hoiam.base.replica.Router"]
    MIDDLEWARE.append("hoiam.web.reading.ReadingMiddleware")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# ATOMIC_REQUESTS stays off: with immediate transactions every reading page would take the
# only write lock. Transactions are opened by actions alone.

AUTH_USER_MODEL = "accounts.Officer"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "office:sign-in"
# Whoever signs in sets a second factor up. Whoever has one is asked for it in any case.
SECOND_FACTOR = env.flag("HOIAM_SECOND_FACTOR") and not (DEMO or TRAINING)
# An authority's own sign-in; empty: none.
OIDC_ISSUER = env.text("HOIAM_OIDC_ISSUER").rstrip("/")
OIDC_CLIENT_ID, OIDC_CLIENT_SECRET = (
    env.text("HOIAM_OIDC_CLIENT_ID"),
    env.text("HOIAM_OIDC_CLIENT_SECRET"),
)
OIDC_NAME = env.text("HOIAM_OIDC_NAME")
OIDC_STRONG = frozenset(env.text("HOIAM_OIDC_STRONG").split())
LOGIN_REDIRECT_URL = "office:my-work"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("English"))]
USE_I18N = True
USE_TZ = True
# Pages show Vietnamese time; moments are stored and computed in UTC.
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["hoiam.web.formats"]
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/tinh/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": UPLOADS_DIR},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_URL = "/khong-dung/"  # uploads are never served by address, only by views that check

FILE_UPLOAD_HANDLERS = ["hoiam.web.uploads.BoundedUpload"]
# Not the folder for passing files of the machine: what a killed process leaves is found and removed.
FILE_UPLOAD_TEMP_DIR = DATA_DIR / "passing"
FILE_UPLOAD_TEMP_DIR.mkdir(mode=0o700, exist_ok=True)
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 10

_mail = env.text("HOIAM_EMAIL_URL")
if _mail:
    _post = urlsplit(_mail)
    if _post.scheme not in {"smtp", "smtps", "smtp+starttls"}:
        raise env.BadSetting("HOIAM_EMAIL_URL: chỉ nhận smtp://…, smtp+starttls://… hoặc smtps://…")
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": _post.hostname or "localhost",
                "port": _post.port or {"smtp": 25, "smtps": 465}.get(_post.scheme, 587),
                "username": unquote(_post.username or ""),
                "password": unquote(_post.password or ""),
                "use_ssl": _post.scheme == "smtps",
                "use_tls": _post.scheme == "smtp+starttls",
                "timeout": 20,
            },
        }
    }
if TRAINING:  # beyond the refusal to deliver: whoever may ever send, sends into nothing
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("HOIAM_EMAIL_FROM")
MAIL_CONFIGURED = bool(_mail)
SMS_URL, SMS_BODY, SMS_TOKEN = (
    env.text("HOIAM_SMS_URL"),
    env.text("HOIAM_SMS_BODY"),
    env.text("HOIAM_SMS_TOKEN"),
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "hoiam.base.logs.WordlessFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Django logs the address of a refused request; addresses here never carry a secret.
    "loggers": {
        "django.request": {"level": "ERROR"},
        # Django gives its own lines to a handler of its own; here all take the one above.
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
    },
}
TEST_RUNNER = "django.test.runner.DiscoverRunner"
