"""`python -m bench.floor PORT WORKERS`: make the two tables and serve, as the product is served."""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.floor.settings"

import django
from django.core.management import call_command
from django.db import connection

from hoiam.cli.server import Server, options

if __name__ == "__main__":
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    connection.close()
    Server(options(host="127.0.0.1", port=int(sys.argv[1]), workers=int(sys.argv[2]))).run()
