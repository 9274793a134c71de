"""Where the columns of visits stand."""

from hoiam.core.figures.catalogue.reception import VISITS
from hoiam.figures.datasets.rows import Rows
from hoiam.reception import queries as reception
from hoiam.reception.models import Visit

ROWS = Rows(
    VISITS,
    Visit.objects.all,
    {
        "code": "code",
        "unit": "body__code",
        "area": "body__area__code",
        "received_on": "received_on",
        "mode": "mode",
        "kind": "kind",
        "people": "people",
    },
    unit="body",
    area="body__area",
    opened_by=reception.visible_to,
)
