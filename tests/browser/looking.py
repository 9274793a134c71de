"""What axe finds wrong with a page as it stands."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor" / "axe" / "axe.min.js"
# The same rules on the same nodes. What is right is not written out, and what is wrong comes
# alone: telling of the rest took eight times as long as looking.
FIND = """axe.run({resultTypes: ["violations"]}).then(
    (found) => found.violations.map((one) => [one.id, one.nodes[0].target]))"""


def findings(page: Page) -> list[Any]:
    """Each rule that the page breaks, with the first place."""
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate(FIND)
    return found
