"""Where the rows of a chart lead: to public lists for everybody, to office lists for officers."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from hoiam.core.figures.definitions import Figure
from hoiam.core.periods import Cut, Period, PeriodRule
from hoiam.web.public.listing import Filters


@dataclass(frozen=True, slots=True)
class Ways:
    """The addresses of lists for one place and period; empty where there is no such list."""

    period: Period
    area: str = ""

    @property
    def year(self) -> int:
        is_year = self.period.rule is PeriodRule.CALENDAR and self.period.cut is Cut.YEAR
        return self.period.year if is_year else 0

    def field(self, code: str) -> str:
        return Filters(field=code, area=self.area, year=self.year).url() if code else ""

    def unit(self, code: str) -> str:
        return reverse("public:unit", args=[code])

    def commune(self, code: str) -> str:
        return Filters(area=code, year=self.year).url()

    def month(self, first: date) -> str:
        return Filters(area=self.area, year=first.year, month=first.month).url()

    def standing(self, figure: Figure) -> str:
        return Filters(area=self.area, figure=figure.short).url()

    def definition(self, figure: Figure) -> str:
        return self._defined("public:figure", figure)

    def _defined(self, name: str, figure: Figure) -> str:
        asked = {"ky": self.period.code} | ({"xa": self.area} if self.area else {})
        try:
            return f"{reverse(name, args=[figure.code])}?{urlencode(asked)}"
        except NoReverseMatch:
            return ""


class OfficeWays(Ways):
    """The same for officers: the list of the office has what was not made public as well."""

    __slots__ = ()

    def field(self, code: str) -> str:
        return f"{reverse('office:cases')}?{urlencode({'lv': code})}" if code else ""

    def unit(self, code: str) -> str:
        return f"{reverse('office:cases')}?{urlencode({'dv': code})}"

    def definition(self, figure: Figure) -> str:
        return self._defined("office:figure", figure)
