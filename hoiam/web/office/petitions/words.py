"""What the codes of sorting are called on pages."""

from django.utils.translation import gettext as _

from hoiam.core.law.petitions.sorting import REGISTERS, WAYS, Finding, Way

# What a petition on the register may have come to: what belongs elsewhere is not entered.
OWN_WAYS = tuple(one.value for one in Way if one is not Way.OTHER_REGISTER)


def way(code: str) -> str:
    """One of them."""
    return _(WAYS[Way(code)]) if code in set(Way) else code


def found(finding: Finding) -> str:
    """The way that the law leads to; where it is to another register, to which."""
    if finding.way is not Way.OTHER_REGISTER:
        return way(finding.way)
    return f"{way(finding.way)}: {_(REGISTERS[finding.register])}"
