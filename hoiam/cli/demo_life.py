"""What makes a commune of the demonstration alive besides its cases: people assigned to hamlets, a
notice on its way, a letter box, a hotline, the head's next reception. All through the actions."""

import secrets
from datetime import date, datetime, timedelta

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer
from hoiam.cases.models import Case
from hoiam.commitments import actions as commitments
from hoiam.commitments.topics import Topic
from hoiam.core import actor as actors
from hoiam.core.actor import Actor
from hoiam.core.calendar import day_of, start_of_day
from hoiam.meetings import actions as meetings
from hoiam.meetings.actions import NewMeeting
from hoiam.meetings.models import MeetingKind
from hoiam.outreach import actions as outreach
from hoiam.outreach.actions import NewAssignment, NewBroadcast
from hoiam.outreach.models import Confirmed, Duty, Way
from hoiam.reception import actions as reception
from hoiam.reception.actions import Classed, Count, Rung
from hoiam.reception.models import CallOutcome, Found, Hotline
from hoiam.rules import queries as rules
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.voices.models import Channel, VoiceKind
from hoiam.voices.told import Told

COMMUNE = "Xã Bảo Thắng"
CLERK, LEADER = "can-bo-tiep-nhan", "lanh-dao-xa"
TOPIC_OF = {
    "giao-thong": "ha-tang", "nuoc": "ha-tang", "dien": "ha-tang", "chieu-sang": "ha-tang",
    "rac": "moi-truong", "dat-dai": "dat-dai", "chinh-sach": "an-sinh", "y-te": "giao-duc-y-te",
    "giao-duc": "giao-duc-y-te", "thu-tuc": "cai-cach-hanh-chinh", "can-bo": "dao-duc-cong-vu",
}  # fmt: skip
LEADS = (
    ("Hoàng Văn Thuận", "Chủ tịch UBND xã"),
    ("Bàn Thị Thơ", "Chủ tịch Ủy ban MTTQ xã"),
)


def load(*, at: datetime) -> None:
    """The life of one commune, on the days of its story up to this one."""
    commitments.install_topics(by=actors.system("demo", act=_act()), at=at - timedelta(days=380))
    _Commune(at).live()


def _act() -> str:
    return "d-" + secrets.token_hex(8)


def _key() -> str:
    return f"demo-{secrets.token_hex(12)}"


class _Commune:
    """One commune, its clerk and its leader."""

    def __init__(self, at: datetime) -> None:
        self.at, self.today = at, day_of(at)
        self.area = units.communes(self.today).get(name=COMMUNE)
        self.office, self.head = self._body("van-phong"), self._body("ubnd")

    def _body(self, code: str) -> Unit:
        found = units.body(self.area, code, self.today)
        if found is None:
            raise LookupError(f"{self.area.name} has no body {code}")
        return found

    def _officer(self, username: str) -> Actor:
        officer = Officer.objects.get(username=username)
        return accounts.actor_for(officer, day=self.today, act=_act())

    def _morning(self, days_ago: int) -> datetime:
        day = self.today - timedelta(days=days_ago)
        return min(start_of_day(day) + timedelta(hours=8), self.at)

    def live(self) -> None:
        """Each part of it."""
        self._hamlets()
        self._box()
        self._hotline()
        self._session()
        self._topics()

    def _hamlets(self) -> None:
        """Two leaders of the commune at a hamlet each; the third hamlet has nobody yet. A notice
        that one hamlet has confirmed."""
        leader, clerk = self._officer(LEADER), self._officer(CLERK)
        hamlets = list(units.hamlets_in(self.area, self.today))
        for hamlet, (name, position) in zip(hamlets, LEADS, strict=False):
            outreach.assign(
                new=NewAssignment(
                    hamlet=hamlet,
                    duty=Duty.LEAD,
                    name=name,
                    position=position,
                    valid_from=self.today - timedelta(days=120),
                    paper="Thông báo phân công của Đảng ủy xã",
                ),
                by=leader,
                at=self._morning(119),
            )
        sent = outreach.issue(
            new=NewBroadcast(
                key=_key(),
                unit=self.office,
                title="Lịch cắt nước để sửa đường ống trục chính",
                text=(
                    "Từ 7 giờ đến 17 giờ ngày mai cắt nước để sửa đường ống. Đề nghị các thôn báo "
                    "đến từng hộ trữ nước; nhà có người ốm, người già một mình thì báo lại xã để "
                    "bố trí chở nước."
                ),
                hamlets=hamlets,
                ways=[Way.CALL, Way.SPEAKER],
                replies_until=self.today + timedelta(days=5),
            ),
            by=clerk,
            at=self._morning(2),
        )
        first = sent.deliveries.select_related("hamlet").order_by("id").first()
        if first is not None:
            outreach.tick_way(delivery=first, way=Way.CALL, by=clerk, at=self._morning(2))
            outreach.confirm(delivery=first, how=Confirmed.PHONE, by=clerk, at=self._morning(1))

    def _box(self) -> None:
        """A letter box, opened before witnesses: one letter says something, one nothing."""
        clerk = self._officer(CLERK)
        box = reception.hang_box(
            unit=self.office,
            place="Cổng trụ sở UBND xã",
            opened_each=15,
            valid_from=self.today - timedelta(days=100),
            by=clerk,
            at=self._morning(100),
        )
        opened = self._morning(6)
        opening = reception.open_box(
            box=box,
            key=_key(),
            opened_on=day_of(opened),
            openers="Lò Thị Mẫu, Văn phòng xã",
            witnesses="Bàn Thị Thơ, Mặt trận Tổ quốc xã",
            count=Count(letters=2),
            by=clerk,
            at=opened,
        )
        reception.take_letter(
            opening=opening,
            told=self._told(Channel.BOX, "Ghế đá ở sân nhà văn hóa thôn gãy, trẻ con hay ngã."),
            same="",
            by=clerk,
            at=opened,
        )
        reception.put_letter_by(
            opening=opening, number=2, found=Found.EMPTY, note="Tờ quảng cáo", by=clerk, at=opened
        )
        reception.close_opening(opening=opening, by=clerk, at=opened)

    def _told(self, channel: str, text: str) -> Told:
        fields = {field.code: field for field in units.fields()}
        return Told(
            key=_key(),
            channel=channel,
            kind=VoiceKind.FEEDBACK,
            field=fields["van-hoa"],
            area=self.area,
            text=text,
        )

    def _hotline(self) -> None:
        """The commune's number with its regulation; a call that was answered, one to call back."""
        leader, clerk = self._officer(LEADER), self._officer(CLERK)
        began = self.today - timedelta(days=90)
        line = reception.open_hotline(
            unit=self.office,
            number="0900000115",
            published="Bảng tin trụ sở xã, nhà văn hóa các thôn",
            hours="7:30–17:00, thứ Hai đến thứ Sáu",
            valid_from=began,
            by=clerk,
            at=self._morning(90),
        )
        rule = reception.set_hotline_rule(
            hotline=line,
            paper="Quy chế đường dây nóng của xã",
            valid_from=began,
            text="Nghe máy trong giờ làm việc; việc chưa trả lời được thì hẹn gọi lại.",
            classes=[
                Classed(name="Hỏi thủ tục", days=1),
                Classed(name="Hạ tầng, môi trường", days=10),
            ],
            by=leader,
            at=self._morning(90),
        )
        worked = self._worked()
        self._call(
            line,
            Rung(
                key=_key(),
                called=worked,
                outcome=CallOutcome.ANSWERED,
                kind=rule.classes.get(order=0),
                about="Đổi giấy chứng nhận đất sau sáp nhập có bắt buộc không?",
                said="Không bắt buộc, giấy cũ vẫn dùng được; muốn đổi thì làm tại Trung tâm.",
            ),
            by=clerk,
        )
        self._call(
            line,
            Rung(
                key=_key(),
                called=worked + timedelta(minutes=40),
                outcome=CallOutcome.BACK,
                kind=rule.classes.get(order=1),
                phone="0900 000 731",
                caller="Người gọi ở thôn 4",
                about="Bao giờ thay đường ống nước thôn 4?",
            ),
            by=clerk,
        )

    def _worked(self) -> datetime:
        """Nine in the morning of the last working day before today."""
        day, days = self.today - timedelta(days=1), rules.calendar_on()
        while not days.is_working(day):
            day -= timedelta(days=1)
        return start_of_day(day) + timedelta(hours=9)

    def _call(self, line: Hotline, rung: Rung, *, by: Actor) -> None:
        reception.log_call(hotline=line, rung=rung, by=by, at=rung.called + timedelta(minutes=5))

    def _session(self) -> None:
        """The head receives people next week, announced long enough before."""
        clerk, day = self._officer(CLERK), self._next_week()
        session = meetings.record_meeting(
            new=NewMeeting(
                key=_key(),
                kind=MeetingKind.RECEPTION,
                title="Chủ tịch UBND xã tiếp công dân",
                unit=self.office,
                hosts=(self.head,),
                areas=(self.area,),
                starts=start_of_day(day) + timedelta(hours=8),
                ends=start_of_day(day) + timedelta(hours=11, minutes=30),
                place="Phòng tiếp công dân, trụ sở UBND xã",
            ),
            by=clerk,
            at=self._morning(12),
        )
        meetings.announce(meeting=session, by=clerk, at=self._morning(12))

    def _topics(self) -> None:
        """The matters of the commune bear the topic that their field suggests."""
        clerk, known = self._officer(CLERK), {one.code: one for one in Topic.objects.all()}
        for case in Case.objects.filter(area=self.area).select_related("field").order_by("id"):
            topic = known.get(TOPIC_OF.get(case.field.code, ""))
            if topic is not None:
                commitments.tag(topic=topic, about=("case", case.code), by=clerk, at=self.at)

    def _next_week(self) -> date:
        """The first working day from a week on."""
        return rules.calendar_on().next_working(self.today + timedelta(days=7))
