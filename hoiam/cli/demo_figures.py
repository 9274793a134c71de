"""A year of counting for the demonstration: visits at one commune's desk, the register that its
one-stop shop kept before, a quarter that its chairman closed and the report that was begun of it,
so that boards, forms and reports have something to show.

Everything is invented, and goes through the actions of the product on its day.
"""

from datetime import date, datetime, timedelta

from hoiam.cli.demo_desk import CLERK, LEADER, Desk
from hoiam.core import actor as actors
from hoiam.core.calendar import day_of
from hoiam.core.narrative import spans
from hoiam.core.periods import Cut, Period, PeriodRule, period_of
from hoiam.figures import actions as figures
from hoiam.figures.closings import counting
from hoiam.figures.models import Reach
from hoiam.reception import actions as reception
from hoiam.reception.lines import Came, Line, NewVisit
from hoiam.reception.models import Handling, Mode, VisitKind
from hoiam.registers import actions as registers
from hoiam.registers.actions import chunks
from hoiam.registers.models import RecordState, RegisterKind
from hoiam.registers.plans import RecordPlan

VISITS, DOSSIERS = 64, 1_200
_PEOPLE = (
    "Lý Thị Sính", "Hoàng Văn Quý", "Trần Thị Lộc", "Giàng A Sử", "Vàng Thị Mai", "Đỗ Văn Bách",
    "Sầm Thị Hoa", "Nguyễn Văn Tiến",
)  # fmt: skip
# What people came with: kind, what was done on the spot, their words, where they were guided.
_BROUGHT = (
    (VisitKind.QUESTION, Handling.ANSWERED, "Hỏi thủ tục cấp lại sổ hộ nghèo khi bị mất.", ""),
    (VisitKind.FEEDBACK, Handling.ANSWERED, "Phản ánh loa thôn hỏng một tuần nay.", ""),
    (VisitKind.RECOMMENDATION, Handling.GUIDED, "Đề nghị làm lại cầu treo trên đường tỉnh.", "Sở Xây dựng"),
    (VisitKind.QUESTION, Handling.ANSWERED, "Hỏi mức hỗ trợ giống lúa vụ này.", ""),
    (VisitKind.COMPLAINT, Handling.GUIDED, "", "Tòa án nhân dân khu vực"),
    (VisitKind.FEEDBACK, Handling.ANSWERED, "Phản ánh trâu thả rông phá ruộng ở thôn 5.", ""),
)  # fmt: skip
_FIELDS = ("Hộ tịch", "Chứng thực", "Đất đai", "Bảo trợ xã hội", "Đăng ký kinh doanh")

# The tables that the chairman closes, and what the clerk wrote into the report.
CLOSED = ("06-2025.01-tcd", "06-2025.02-xld")
WRITTEN, WORDS = (
    "iii-2",
    "Một số buổi tiếp công dân định kỳ phải dời ngày; việc ghi sổ có lúc còn chậm.",
)


def load(*, at: datetime) -> None:
    """The visits one by one, the old register at once; then what is reported of them."""
    desk = Desk(at)
    _visits(desk)
    _old_register(desk)
    _closed_quarter(desk)
    _begun_report(desk)


def _visits(desk: Desk) -> None:
    place, clerk = desk.body("van-phong"), desk.officer(CLERK)
    for number in range(VISITS):
        day = desk.day(350 - number * 350 // VISITS)
        kind, handling, said, guided = _BROUGHT[number % len(_BROUGHT)]
        people = 7 if number % 31 == 12 else 2 if number % 9 == 4 else 1
        named = Came(_PEOPLE[number % len(_PEOPLE)], f"Thôn {1 + number % 9}, {desk.area.name}")
        reception.record_visit(
            new=NewVisit(
                key=desk.key(),
                desk=place,
                body=desk.body("ubnd"),
                kind=kind,
                handling=handling,
                people=people,
                content=said,
                mode=Mode.HEAD if number % 5 == 3 else Mode.REGULAR,
                visitors=(named,),
                appointed=people > 4,
                line=_line(kind, guided),
            ),
            by=clerk,
            at=desk.hour(day, 8 + number % 3, 10 + number % 40),
        )


def _line(kind: VisitKind, guided: str) -> Line:
    """What was told on the spot; of a complaint no words are kept."""
    if kind == VisitKind.COMPLAINT:
        return Line(own=False, guided_to=guided)
    return Line(own=not guided, guided_to=guided, follow_up="Đã trả lời tại chỗ, người đến đồng ý.")


def _old_register(desk: Desk) -> None:
    """What the one-stop shop wrote into its own list: of a few nobody kept the day."""
    place = desk.body("van-phong")
    by = actors.system("demo", act=desk.key())
    batch = registers.open_batch(
        kind=RegisterKind.DOSSIER, system="Sổ một cửa của xã", title="so-mot-cua.xlsx", unit=place,
        zone="Asia/Ho_Chi_Minh", by=by, at=desk.at,
    )  # fmt: skip
    rows = [_dossier(number, desk, place.code) for number in range(DOSSIERS)]
    chunks.write(batch=batch, rows=rows)
    registers.show(batch=batch, by=by, at=desk.at)


def _dossier(number: int, desk: Desk, unit: str) -> RecordPlan:
    opened = desk.today - timedelta(days=400 - number * 400 // DOSSIERS)
    due = opened + timedelta(days=3 + number % 12)
    ended: date | None = due - timedelta(days=number % 3)
    if number % 137 == 5:
        ended = due + timedelta(days=2)
    if ended is not None and ended > day_of(desk.at):
        ended = None
    return RecordPlan(
        number=f"{number + 1:05d}", opened_on=opened, due_on=due, ended_on=ended,
        state=RecordState.ENDED if ended else RecordState.WORKING,
        state_said="Đã trả kết quả" if ended else "Đang giải quyết",
        category=_FIELDS[number % len(_FIELDS)], agency="Bộ phận một cửa", unit=unit,
        area=desk.area.code,
        territory=desk.area.name,
        channel="Trực tuyến" if number % 3 else "Trực tiếp",
    )  # fmt: skip


def _closed_quarter(desk: Desk) -> None:
    """The last quarter of the sector that has ended: the table of visits and that of petitions."""
    period = period_of(desk.today, PeriodRule.INSPECTION, Cut.QUARTER).before
    body = desk.body("ubnd")
    for source in CLOSED:
        table = counting.table(source, body, period.code)
        figures.close_period(table=table, by=desk.officer(LEADER), at=desk.at)


def _begun_report(desk: Desk) -> None:
    """The report that is due next, with one section written."""
    clerk = desk.officer(CLERK)
    report = figures.begin_report(
        unit=desk.body("ubnd"), period=_reported(desk), reach=Reach.OWN, by=clerk, at=desk.at
    )
    figures.write_section(report=report, section=WRITTEN, text=WORDS, seen=0, by=clerk, at=desk.at)


def _reported(desk: Desk) -> Period:
    year = period_of(desk.today, PeriodRule.INSPECTION, Cut.YEAR).year
    known = [*spans.narrated(year), *spans.narrated(year - 1)]
    return max((one for one in known if one.first <= desk.today), key=lambda one: one.first)
