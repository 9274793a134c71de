"""Complaints of the demonstration: in two instances, of a crowd, suspended, carried out in part."""

from datetime import timedelta
from decimal import Decimal

from hoiam.cli.demo_desk import CLERK, PROVINCE_CLERK, PROVINCE_LEADER, Desk, Story
from hoiam.core.calendar import day_of
from hoiam.core.clocks.acts import Ground
from hoiam.core.clocks.shapes import Matter
from hoiam.papers import queries as papers
from hoiam.petitions import actions as petitions
from hoiam.petitions.actions import Decided, Done, Minutes, NewOrder
from hoiam.petitions.entry import Against, NewPetition, Signer
from hoiam.petitions.models import Decision, Ordered, Petition, Result, Topic

CHAIR = "Hoàng Văn Thuận, Chủ tịch UBND xã"
ROOM = "Phòng tiếp công dân, trụ sở UBND xã"
# What a clerk answers of a complaint that the commune settles.
OWN = {
    "came": "written", "readable": "yes", "contents": "one", "wants": "review", "whose": "own",
    "round": "first", "identity": "full", "body": "commune", "maker": "commune-chair",
    "told": "full", "people": "one", "in-time": "yes", "forwarded": "self",
}  # fmt: skip
CROWD = (
    "Hoàng Thị Nết", "Lù Văn Páo", "Giàng Thị Chở", "Nguyễn Văn Thức", "Bàn Văn Quẩy",
    "Tráng Thị Mỷ", "Đỗ Thị Nhẫn", "Lý Văn Sài", "Phạm Thị Vượt", "Sùng Thị Pà",
    "Hà Văn Chiện", "Vàng Thị Lả",
)  # fmt: skip
SPEAKING = ("Hoàng Thị Nết", "Nguyễn Văn Thức", "Lý Văn Sài")
GONE = (5, 9)  # of the crowd, as they are numbered


class Complaints:
    """Each method is one story."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.settled: list[Petition] = []

    def new(self, text: str, signers: tuple[Signer, ...], **more: object) -> NewPetition:
        """A complaint about land in the register of the commune."""
        told: dict[str, object] = {
            "key": "",
            "kind": Matter.COMPLAINT,
            "unit": self.desk.body("van-phong"),
            "area": self.desk.area,
            "field": self.desk.fields["dat-dai"],
            "text": text,
            "received_on": self.desk.today,
            "topic": Topic.LAND,
            "signers": signers,
            "people": len(signers),
        }
        return NewPetition(**(told | more))  # type: ignore[arg-type]

    def against(self, what: str, paper: str, demand: str) -> Against:
        """A decision of twelve days before, which reached the sender two days later."""
        made = day_of(self.desk.now) - timedelta(days=12)
        return Against(what, paper, made, made + timedelta(days=2), demand)

    def stories(self) -> tuple[Story, ...]:
        return (
            self.returned_money(),
            self.recovered_land(),
            self.two_instances(),
            self.crowd(),
            self.suspended(),
        )

    # ---- settled, and carried out in part --------------------------------------------------------

    def _decide(
        self,
        petition: Petition,
        result: Result,
        findings: str,
        given: tuple[NewOrder, ...] = (),
        *,
        paper: str = "",
    ) -> Decision:
        desk = self.desk
        decided = Decided(
            key=desk.key(), day=day_of(desk.now), result=result, findings=findings, given=given,
            paper=paper,
        )  # fmt: skip
        leader = desk.officer("lanh-dao-xa")
        return petitions.decide(petition=petition, decided=decided, by=leader, at=desk.now)

    def _done(self, decision: Decision, number: int, **amounts: object) -> None:
        """So much of the order with this number was carried out today."""
        desk, order = self.desk, decision.orders_given.get(number=number)
        day = day_of(desk.now)
        done = Done(key=desk.key(), day=day, paper=f"BB-{number}{day:%d%m}", **amounts)  # type: ignore[arg-type]
        petitions.carry_out(order=order, done=done, by=desk.officer(CLERK), at=desk.now)

    def returned_money(self) -> Story:
        """The complaint was right: money and land go back, of the money not all yet."""
        desk = self.desk
        yield 166
        signer = Signer("Lương Thị Hiên", "Thôn 2, xã Bảo Thắng", "", "0900 000 841")
        petition = desk.register(
            self.new(
                "Khi làm đường vào thôn 2, xã tính bồi thường cho nhà tôi thiếu 96 m² đất vườn và "
                "số cây trên đất. Tôi có sổ đất và ảnh chụp vườn trước khi làm đường.",
                (signer,),
                against=self.against(
                    "Quyết định phê duyệt phương án bồi thường của Chủ tịch UBND xã", "41/QĐ-UBND",
                    "Tính lại diện tích đất và cây, trả phần còn thiếu",
                ),
            )
        )  # fmt: skip
        desk.sort(petition, OWN)
        yield 160
        desk.take(petition, "accept", paper="52/TB-UBND")
        desk.take(
            petition, "assign", verifier=desk.body("kinh-te"),
            text="Đo lại diện tích đất, đếm số cây theo ảnh và hồ sơ; báo cáo trong 15 ngày.",
        )  # fmt: skip
        yield 144
        desk.take(
            petition, "report", by=CLERK,
            text="Diện tích thu hồi thực đo là 346 m², phương án ghi 250 m²; thiếu 41 cây ăn quả.",
        )  # fmt: skip
        yield 138
        due = day_of(desk.now) + timedelta(days=60)
        decision = self._decide(
            petition,
            Result.RIGHT,
            "Khiếu nại đúng: phương án bồi thường ghi thiếu 96 m² đất và 41 cây ăn quả.",
            (
                NewOrder(
                    Ordered.RETURN_MONEY, "Trả phần bồi thường còn thiếu",
                    money=Decimal(48_600_000), people=1, due_on=due,
                ),
                NewOrder(
                    Ordered.RETURN_LAND, "Trả phần đất thu hồi quá mốc giới",
                    area=Decimal("32.5"), people=1, due_on=due,
                ),
            ),
            paper="66/QĐ-UBND",
        )  # fmt: skip
        yield 136
        desk.take(petition, "send", by=CLERK)
        yield 134
        desk.take(petition, "delivered", by=CLERK)
        self.settled.append(petition)
        yield 88
        self._done(decision, 2, area=Decimal("32.5"), people=1)
        yield 80
        self._done(decision, 1, money=Decimal(30_000_000), people=1)

    def recovered_land(self) -> Story:
        """Right in part: something goes back to the State, somebody is disciplined."""
        desk = self.desk
        yield 152
        signer = Signer("Vàng A Khoa", "Thôn 5, xã Bảo Thắng", "", "0900 000 842")
        petition = desk.register(
            self.new(
                "Xã giao 120 m² đất cạnh nhà văn hóa thôn 5 cho một hộ làm kho, trong khi nhà tôi "
                "đang có lối đi qua đó. Xã cũng không mời nhà tôi khi đo đất.",
                (signer,),
                against=self.against(
                    "Quyết định giao đất của Chủ tịch UBND xã", "52/QĐ-UBND",
                    "Hủy việc giao đất, trả lại lối đi",
                ),
            )
        )  # fmt: skip
        desk.sort(petition, OWN)
        yield 147
        desk.take(petition, "accept", paper="59/TB-UBND")
        yield 133
        desk.take(
            petition, "report", by=CLERK,
            text="Lối đi có trong bản đồ địa chính; 85 m² được giao không đúng thẩm quyền.",
        )  # fmt: skip
        yield 130
        planned = desk.hearing()
        desk.take(petition, "call-hearing", when=planned, place=ROOM, chair=CHAIR)
        yield desk.ago(day_of(planned))
        desk.take(
            petition, "hold-hearing", by=CLERK,
            minutes=Minutes(
                attended=("Người khiếu nại", "Chủ tịch UBND xã", "Trưởng phòng Kinh tế"),
                agreed="Phải để lại lối đi rộng 2,5 m.",
                disputed="Người khiếu nại đề nghị thu hồi toàn bộ 120 m².",
            ),
        )  # fmt: skip
        yield 119
        decision = self._decide(
            petition,
            Result.PARTLY,
            "Khiếu nại đúng một phần: 85 m² được giao không đúng thẩm quyền; 35 m² còn lại đúng "
            "quy hoạch.",
            (
                NewOrder(
                    Ordered.RECOVER_LAND, "Thu hồi phần đất giao không đúng thẩm quyền",
                    area=Decimal(85), due_on=day_of(desk.now) + timedelta(days=90),
                ),
                NewOrder(
                    Ordered.RECOVER_MONEY, "Thu phần lợi có được từ đất đã giao sai",
                    money=Decimal(15_200_000),
                ),
                NewOrder(
                    Ordered.DISCIPLINE, "Kiểm điểm công chức lập hồ sơ giao đất", people=1,
                    officials=1,
                ),
            ),
            paper="71/QĐ-UBND",
        )  # fmt: skip
        yield 117
        desk.take(petition, "send", by=CLERK)
        yield 114
        desk.take(petition, "delivered", by=CLERK)
        self.settled.append(petition)
        yield 70
        self._done(decision, 1, area=Decimal(60))
        yield 58
        self._done(decision, 3, people=1, officials=1)

    # ---- in two instances ------------------------------------------------------------------------

    def two_instances(self) -> Story:
        """The commune finds it wrong; the province has called the hearing of the second time."""
        desk = self.desk
        yield 92
        signer = Signer("Nguyễn Thị Bích Hồng", "Thôn 3, xã Bảo Thắng", "", "0900 000 843")
        text = (
            "Nhà tôi ở ổn định từ năm 1996, có giấy giao đất của hợp tác xã. Xã ra quyết định thu "
            "hồi 140 m² vì cho là đất công. Tôi không đồng ý."
        )
        petition = desk.register(
            self.new(
                text,
                (signer,),
                against=self.against(
                    "Quyết định thu hồi đất của Chủ tịch UBND xã", "77/QĐ-UBND",
                    "Hủy quyết định thu hồi đất",
                ),
            )
        )  # fmt: skip
        desk.sort(petition, OWN)
        yield 87
        desk.take(petition, "accept", issue=signer.name)
        yield 85
        desk.take(
            petition, "assign", verifier=desk.body("kinh-te"),
            text="Xem nguồn gốc đất, hỏi người ở cùng thời; báo cáo trong 15 ngày.",
        )  # fmt: skip
        yield 70
        desk.take(
            petition, "report", by=CLERK,
            text="Bản đồ năm 1995 ghi là đất công; giấy giao đất chỉ giao 200 m² liền kề.",
        )  # fmt: skip
        yield 68
        planned = desk.hearing()
        desk.take(petition, "call-hearing", when=planned, place=ROOM, chair=CHAIR)
        yield desk.ago(day_of(planned))
        desk.take(
            petition, "hold-hearing", by=CLERK,
            minutes=Minutes(
                attended=("Người khiếu nại", "Chủ tịch UBND xã", "Đại diện Mặt trận Tổ quốc xã"),
                agreed="Giấy giao đất năm 1996 là thật.",
                disputed="140 m² có nằm trong giấy giao đất hay không.",
            ),
        )  # fmt: skip
        yield 60
        decision = self._decide(
            petition,
            Result.WRONG,
            "Khiếu nại sai: 140 m² nằm ngoài giấy giao đất năm 1996 và là đất công theo bản đồ.",
        )
        issued = desk.issue(decision.step, to=signer.name) if decision.step else None
        number = papers.number_of(issued) if issued else ""
        yield 58
        desk.take(petition, "send", by=CLERK)
        yield 56
        desk.take(petition, "delivered", by=CLERK)
        yield 28
        yield from self._at_province(petition, text, signer, number)

    def _at_province(self, first: Petition, text: str, signer: Signer, paper: str) -> Story:
        desk = self.desk
        new = self.new(
            f"{text} Tôi không đồng ý với quyết định giải quyết lần đầu của xã.",
            (signer,),
            key=desk.key(),
            unit=desk.body("tiep-cong-dan", province=True),
            received_on=day_of(desk.now),
            against=Against(
                "Quyết định giải quyết khiếu nại lần đầu của Chủ tịch UBND xã", paper,
                desk.day(60), desk.day(56), "Hủy quyết định giải quyết lần đầu",
            ),
        )  # fmt: skip
        clerk = desk.officer(PROVINCE_CLERK)
        second = petitions.open_second(first=first, new=new, by=clerk, at=desk.now).petition
        again = OWN | {"round": "second", "body": "province"}
        desk.sort(second, again, by=PROVINCE_CLERK)
        yield 22
        desk.take(second, "accept", by=PROVINCE_LEADER, issue=signer.name)
        yield 20
        desk.take(
            second, "assign", by=PROVINCE_LEADER, body="Thanh tra tỉnh",
            text="Xem lại bản đồ, giấy giao đất và biên bản đối thoại; báo cáo trong 20 ngày.",
        )  # fmt: skip
        yield 5
        desk.take(
            second, "report", by=PROVINCE_CLERK,
            text="Giấy giao đất có sơ đồ kèm theo, 60 m² trong 140 m² nằm trong sơ đồ đó.",
        )  # fmt: skip
        yield 2
        desk.take(
            second, "call-hearing", by=PROVINCE_LEADER, issue=signer.name,
            when=desk.hearing(),
            place="Trụ sở Tiếp công dân tỉnh", chair="Phạm Hữu Nghĩa, lãnh đạo UBND tỉnh",
        )  # fmt: skip

    # ---- on the way ------------------------------------------------------------------------------

    def crowd(self) -> Story:
        """Twelve households with three who speak for them; two have withdrawn."""
        desk = self.desk
        yield 24
        signers = tuple(
            Signer(name, "Thôn 6, xã Bảo Thắng", represents=name in SPEAKING) for name in CROWD
        )
        petition = desk.register(
            self.new(
                "Mười hai hộ chúng tôi khiếu nại việc xã thu tiền sử dụng bãi chăn thả chung của "
                "thôn 6 mà không họp thôn và không có văn bản của tỉnh cho phép.",
                signers,
                appointed_on=day_of(desk.now) - timedelta(days=2),
                against=self.against(
                    "Thông báo thu tiền sử dụng bãi chăn thả của UBND xã", "18/TB-UBND",
                    "Dừng thu và trả lại tiền đã thu",
                ),
            )
        )  # fmt: skip
        desk.sort(petition, OWN | {"people": "crowd", "appointed": "yes"})
        yield 18
        desk.take(petition, "accept", issue=SPEAKING[0])
        yield 12
        self._leaves(petition, GONE[0])
        yield 9
        self._leaves(petition, GONE[1])
        yield 8
        desk.take(
            petition, "assign", verifier=desk.body("kinh-te"),
            text="Xem sổ thu, biên bản họp thôn và căn cứ thu; báo cáo trong 10 ngày.",
        )  # fmt: skip

    def _leaves(self, petition: Petition, number: int) -> None:
        """One of the crowd withdraws by a signed letter; the others go on."""
        self.desk.take(
            petition, "withdraw-part", by=CLERK, about=f"person-{number}",
            text="Đơn rút có chữ ký, lập tại trụ sở xã.",
        )  # fmt: skip

    def suspended(self) -> Story:
        """A matter waits for what another body finds."""
        desk = self.desk
        yield 44
        petition = desk.register(
            self.new(
                "Xã buộc tôi tháo bờ rào vì cho là lấn đường. Bờ rào xây đúng mốc cũ năm 2004.",
                (Signer("Tẩn Láo San", "Thôn 8, xã Bảo Thắng", "", "0900 000 845"),),
                against=self.against(
                    "Quyết định buộc khắc phục hậu quả của Chủ tịch UBND xã", "90/QĐ-UBND",
                    "Hủy quyết định",
                ),
            )
        )  # fmt: skip
        desk.sort(petition, OWN)
        yield 39
        desk.take(petition, "accept", paper="88/TB-UBND")
        yield 13
        desk.take(
            petition, "suspend", ground=Ground.AWAITING, issue="Tẩn Láo San",
            text="Chờ kết quả đo mốc giới của Văn phòng Đăng ký đất đai tỉnh.",
        )  # fmt: skip
        yield 12
        desk.take(petition, "send-suspension", by=CLERK)
