"""Learning fields of cases: acts that work, and ones that are refused."""

from datetime import datetime

from hoiam.core.routing import Example
from tests.cast import make_cast
from tests.contracts.arrange_cases import acts
from tests.contracts.arrangements import Acts, arrange


@arrange("cases.learn")
def learn(at: datetime) -> Acts:
    return acts(make_cast(), "system", at)


@arrange("cases.start_learning")
def start_learning(at: datetime) -> Acts:
    examples = [Example("roads", "Bảo trì đường thôn, xóm", private=False)]
    return acts(make_cast(), "system", at, examples=examples, source="phap-dien.jsonl")
