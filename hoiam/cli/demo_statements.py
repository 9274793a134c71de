"""Recommendations, feedback on rules, what is kept, a plan's closed list and lines of the register
of denunciations: the rest of the petitions of the demonstration."""

from datetime import timedelta

from hoiam.accounts.models import Officer
from hoiam.cli.demo_complaints import OWN, Complaints
from hoiam.cli.demo_desk import (
    CLERK,
    HANDLER,
    LEADER,
    PROVINCE_CLERK,
    PROVINCE_LEADER,
    Desk,
    Story,
)
from hoiam.core.calendar import day_of
from hoiam.core.clocks.shapes import Matter
from hoiam.denunciations import actions as denunciations
from hoiam.denunciations.actions import NewFile
from hoiam.denunciations.actions import Taken as DenunciationTaken
from hoiam.denunciations.models import DenunciationFile
from hoiam.denunciations.models import Source as DenunciationSource
from hoiam.papers.models import DeliveryWay
from hoiam.petitions import actions as petitions
from hoiam.petitions.actions import NewPlan
from hoiam.petitions.entry import Forwarded, NewPetition, Signer
from hoiam.petitions.models import Confirmed, Source, Topic

SUGGESTS = {
    "came": "written", "readable": "yes", "contents": "one", "wants": "suggest",
    "identity": "full", "own": "own", "answered": "no", "forwarded": "self",
}  # fmt: skip
PLAN, PLAN_NUMBER = "Kế hoạch rà soát các vụ việc phức tạp, kéo dài", "15/KH-UBND"


class Statements:
    """Each method is one story. The other stories lend their complaints to the plan."""

    def __init__(self, desk: Desk, complaints: Complaints) -> None:
        self.desk, self.complaints = desk, complaints

    def stories(self) -> tuple[Story, ...]:
        return (
            self.transferred(),
            self.answered(),
            self.rule_feedback(),
            self.kept(),
            self.guided(),
            self.returned_to_newspaper(),
            self.just_came(),
            self.plan(),
            self.denunciation_led(),
            self.denunciation_new(),
        )

    def new(self, text: str, signers: tuple[Signer, ...], **more: object) -> NewPetition:
        """A recommendation in the register of the commune."""
        told: dict[str, object] = {
            "key": "",
            "kind": Matter.RECOMMENDATION,
            "unit": self.desk.body("van-phong"),
            "area": self.desk.area,
            "field": self.desk.fields["giao-thong"],
            "text": text,
            "received_on": self.desk.today,
            "signers": signers,
            "people": max(1, len(signers)),
        }
        return NewPetition(**(told | more))  # type: ignore[arg-type]

    def transferred(self) -> Story:
        """A road of the province: passed on, and the sender told."""
        desk = self.desk
        yield 25
        signer = Signer("Đào Văn Chỉnh", "Thôn 2, xã Bảo Thắng", "", "0900 000 851")
        petition = desk.register(
            self.new(
                "Đề nghị làm rãnh thoát nước dọc đường tỉnh đoạn qua thôn 2, mưa là nước tràn vào "
                "nhà dân.",
                (signer,),
            )
        )
        desk.sort(petition, SUGGESTS | {"own": "elsewhere", "sent-to": "here"})
        yield 21
        desk.take(petition, "transfer", by=CLERK, body="Sở Xây dựng", issue=signer.name)
        yield 20
        desk.take(petition, "tell", by=CLERK, text="Đã chuyển kiến nghị đến Sở Xây dựng.")

    def answered(self) -> Story:
        """The division took it on, said so in time, and the head answered."""
        desk = self.desk
        yield 37
        signer = Signer("Ma Thị Duyên", "Thôn 9, xã Bảo Thắng", "", "0900 000 852")
        petition = desk.register(
            self.new(
                "Đề nghị xã mở lại bến đò thôn 9 và quy định giờ chạy, vì học sinh phải đi vòng "
                "hơn 7 km.",
                (signer,),
                unit=desk.body("kinh-te"),
            ),
            by=HANDLER,
        )
        desk.sort(petition, SUGGESTS, by=HANDLER)
        yield 34
        desk.take(petition, "accept", by=HANDLER)
        yield 30
        desk.take(petition, "tell", by=HANDLER, text="Xã nhận xem xét, trả lời trong vòng 20 ngày.")
        yield 11
        desk.take(
            petition, "answer", issue=signer.name,
            text="Xã đồng ý mở lại bến đò từ đầu tháng sau, chạy từ 6 giờ đến 18 giờ; đã hợp đồng "
            "với chủ đò có giấy phép và áo phao.",
        )  # fmt: skip

    def rule_feedback(self) -> Story:
        """What a rule makes hard goes to its own office."""
        desk = self.desk
        yield 16
        petition = desk.register(
            self.new(
                "Thủ tục xin cấp lại giấy phép xây dựng nhà ở riêng lẻ bắt nộp bản sao sổ đất có "
                "chứng thực, trong khi xã đã tra được trên hệ thống. Đề nghị bỏ giấy này.",
                (Signer("Trịnh Văn Lâm", "Thôn 3, xã Bảo Thắng", "", "0900 000 853"),),
                kind=Matter.RULE_FEEDBACK,
                unit=desk.body("tiep-cong-dan", province=True),
                field=desk.fields["thu-tuc"],
            ),
            by=PROVINCE_CLERK,
        )
        answers = {name: SUGGESTS[name] for name in ("came", "readable", "contents", "identity")}
        desk.sort(petition, answers | {"wants": "rule", "own": "own"}, by=PROVINCE_CLERK)
        yield 13
        desk.take(petition, "accept", by=PROVINCE_CLERK)
        yield 12
        desk.take(
            petition, "assign", by=PROVINCE_LEADER, body="Sở Xây dựng",
            text="Nêu căn cứ của giấy tờ này và có bỏ được không, trong 7 ngày.",
        )  # fmt: skip

    def kept(self) -> Story:
        """Nobody signed and nobody can be asked: it is kept, by whoever may decide so."""
        desk = self.desk
        yield 22
        petition = desk.register(
            self.new(
                "Đề nghị xem lại việc xã xếp lịch họp chợ. (Bản chụp, không ghi ngày, không ghi "
                "người gửi.)",
                (),
                kind=Matter.COMPLAINT,
                confirmed=Confirmed.UNSIGNED,
                source=Source.POST,
            )
        )
        desk.sort(petition, OWN | {"identity": "nameless"})
        yield 20
        desk.take(petition, "keep", text="Đơn không có họ tên, địa chỉ, chữ ký của người gửi.")

    def just_came(self) -> Story:
        """Nobody has sorted it yet."""
        yield 1
        self.desk.register(
            self.complaints.new(
                "Nhà tôi thuộc hộ nghèo nhưng năm nay xã đưa ra khỏi danh sách hỗ trợ làm nhà mà "
                "không nói vì sao.",
                (Signer("Lò Thị Hặc", "Thôn 1, xã Bảo Thắng", "", "0900 000 846"),),
                field=self.desk.fields["chinh-sach"],
                topic=Topic.POLICY,
                source=Source.POST,
                against=self.complaints.against(
                    "Danh sách hộ được hỗ trợ làm nhà của UBND xã", "33/TB-UBND",
                    "Cho nhà tôi vào lại danh sách",
                ),
            )
        )  # fmt: skip

    # ---- complaints that the commune does not settle ---------------------------------------------------------------------

    def guided(self) -> Story:
        """What a department of the province decided is not for the commune: guided, once."""
        desk = self.desk
        yield 19
        signer = Signer("Chảo Mùi Liều", "Thôn 4, xã Bảo Thắng", "", "0900 000 847")
        petition = desk.register(
            self.complaints.new(
                "Tôi khiếu nại quyết định thu hồi giấy phép khai thác cát của tôi.",
                (signer,),
                topic=Topic.OTHER,
                against=self.complaints.against(
                    "Quyết định của Giám đốc Sở Nông nghiệp và Môi trường", "215/QĐ-SNNMT",
                    "Trả lại giấy phép",
                ),
            )
        )  # fmt: skip
        desk.sort(petition, OWN | {"maker": "department-head", "sent-to": "here", "guided": "no"})
        yield 16
        where = "Giám đốc Sở Nông nghiệp và Môi trường"
        desk.take(petition, "guide", by=CLERK, body=where, issue=signer.name)

    def returned_to_newspaper(self) -> Story:
        """A newspaper passed on a complaint that is not for the commune: it goes back there."""
        desk = self.desk
        yield 14
        paper = "Báo và Phát thanh, truyền hình tỉnh"
        petition = desk.register(
            self.complaints.new(
                "Tôi khiếu nại mức hỗ trợ tái định cư mà Ủy ban nhân dân tỉnh phê duyệt.",
                (Signer("Hoàng Văn Kính", "Thôn 7, xã Bảo Thắng"),),
                source=Source.FORWARDED,
                forwarded=Forwarded(paper, "62/PC-BPTTH", day_of(desk.now) - timedelta(days=3), True),
                against=self.complaints.against(
                    "Quyết định phê duyệt mức hỗ trợ tái định cư của UBND tỉnh", "1188/QĐ-UBND",
                    "Tính lại mức hỗ trợ",
                ),
            )
        )  # fmt: skip
        answers = {"maker": "province-chair", "sent-to": "here", "guided": "no"}
        desk.sort(petition, OWN | answers | {"forwarded": "forwarded"})
        yield 11
        step = desk.take(
            petition, "return", by=CLERK, body=paper,
            text="Việc thuộc thẩm quyền giải quyết của Chủ tịch UBND tỉnh.",
        )  # fmt: skip
        desk.issue(step, to=paper, by=CLERK, way=DeliveryWay.DOCUMENTS)

    # ---- a plan's closed list --------------------------------------------------------------------

    def plan(self) -> Story:
        """Three cases, two of ours and one of a district that is no more; each with its result."""
        desk = self.desk
        yield 96
        leader, unit = desk.officer(LEADER), desk.body("ubnd")
        issued = day_of(desk.now)
        named = NewPlan(unit=unit, name=PLAN, number=PLAN_NUMBER, issued_on=issued)
        plan = petitions.open_plan(new=named, by=leader, at=desk.now)
        cases = [*((one, "") for one in self.complaints.settled), (None, "07/2021-KN")]
        items = [
            petitions.list_case(
                plan=plan, petition=one, register_number=number, by=leader, at=desk.now
            )
            for one, number in cases
        ]
        yield 94
        petitions.freeze_plan(plan=plan, by=leader, at=desk.now)
        for order, (item, ago) in enumerate(zip(items, (66, 54, 33), strict=True)):
            yield ago
            petitions.record_review(
                item=item,
                paper=f"{118 + 9 * order}/BC-UBND",
                on=day_of(desk.now),
                by=desk.officer(LEADER),
                at=desk.now,
            )

    # ---- lines of the register of denunciations: numbers alone -----------------------------------

    def _denunciation(self, source: DenunciationSource) -> DenunciationFile:
        desk = self.desk
        new = NewFile(
            key=desk.key(),
            unit=desk.body("van-phong"),
            received_on=day_of(desk.now),
            source=source,
        )
        return denunciations.register(new=new, by=desk.officer(CLERK), at=desk.now)

    def _led(self, file: DenunciationFile, step: str, paper: str) -> None:
        desk = self.desk
        day = day_of(desk.now)
        taken = DenunciationTaken(step=step, day=day, key=desk.key(), paper=paper, paper_on=day)
        denunciations.take_step(file=file, taken=taken, by=desk.officer(LEADER), at=desk.now)

    def denunciation_led(self) -> Story:
        """Accepted by the head, who declared no interest."""
        desk = self.desk
        yield 17
        file = self._denunciation(DenunciationSource.WRITTEN)
        head = Officer.objects.get(username=LEADER)
        denunciations.name_head(file=file, officer=head, by=desk.officer(CLERK), at=desk.now)
        yield 15
        denunciations.declare_free(file=file, by=desk.officer(LEADER), at=desk.now)
        yield 10
        self._led(file, "accept", "111/QĐ-UBND")

    def denunciation_new(self) -> Story:
        """Handed in; nobody else has been let in yet."""
        yield 2
        self._denunciation(DenunciationSource.IN_PERSON)
