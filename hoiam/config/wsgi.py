"""The application that a web server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.config.settings")
_application = get_wsgi_application()

# Servers that are started without `hoiam serve` run no system checks; these are not left out.
from hoiam.base import keeping, training  # noqa: E402 - models may be read from here on
from hoiam.standing import state  # noqa: E402
from hoiam.web import shedding  # noqa: E402

training.refuse_mismatch()
keeping.refuse_mismatch()
state.refuse_half_restored()
application = shedding.wrap(_application)
