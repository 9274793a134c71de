"""What kind of device somebody uses, in a few words that its owner recognises; nothing exact."""

from ipaddress import ip_network

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def words(agent: str) -> str:
    """The browser and the system that a browser says it is; empty when it says neither."""
    found = [_first(agent, names) for names in (_BROWSERS, _SYSTEMS)]
    return ", ".join(name for name in found if name)


def _first(agent: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in names if mark in agent), "")


def network(address: str) -> str:
    """What is counted together as one place of the network: an address, or the half of a newer
    one that a household or an office has for itself."""
    if ":" not in address:
        return address
    try:
        return str(ip_network(f"{address.split('%')[0]}/64", strict=False))
    except ValueError:
        return address
