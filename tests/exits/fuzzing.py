"""What a hostile or a confused hand puts into a form."""

from collections.abc import Iterator

from tests.exits.forms import Offered

HOSTILE = (
    "",
    "\x00",
    "‮<script>alert(1)</script>\r\n<!--",
    "9" * 400,
    "-1",
    "31/02/2026",
    "0001-01-01",
    "9999-12-31",
    "' OR 1=1; DROP TABLE cases_case; --",
    "../../../etc/passwd%00.jpg",
    "{{7*7}}${7*7}%s%n{0}{",
    "🧨" * 300,
    "a" * 20_000,
    "１２３٤",  # digits that are none of ours
    "NaN",
    "[]",
    '{"a": [[[[',
    "tố cáo",
)


def tries(form: Offered, *, most: int) -> Iterator[dict[str, list[str]]]:
    """What is sent: everything empty, everything hostile, then the form as it stands with one
    field at a time made hostile."""
    names = sorted({*form.values, *form.chosen, *form.typed} - {"csrfmiddlewaretoken"})
    yield {}
    yield {name: [HOSTILE[3 + place % 12]] for place, name in enumerate(names)}
    yield {name: ["1", "x"] for name in names}  # what is asked once, sent twice
    standing = {name: list(values) for name, values in form.values.items()}
    for place, name in enumerate(names[: most - 3]):
        yield standing | {name: [HOSTILE[(place * 5 + len(name)) % len(HOSTILE)]]}
