"""Forms: what each says, and what it never says."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hoiam.core.refusals import Invalid, NotFound
from hoiam.papers import forms
from hoiam.papers.forms import (
    Appointed,
    Asked,
    Assigned,
    Concluded,
    Ground,
    Issuer,
    Item,
    Minuted,
    Person,
    Purpose,
    Received,
    Refused,
    Represented,
    Resulted,
    Settled,
    Stated,
    Totals,
)
from hoiam.papers.forms.samples import sample
from hoiam.papers.letter import Heading, Letter, Masthead, Signer, texts
from hoiam.papers.rendering import pdf, word
from hoiam.units.models import Unit, UnitKind
from tests.cast import SINCE, make_cast

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 20)
ISSUER = Issuer("Ủy ban nhân dân xã Sín Chéng", "UBND", place="Sín Chéng")
HEAD = Signer("Chủ tịch", "Lê Văn Thử", "TM. Ủy ban nhân dân")
PERSON = Person("Giàng Thị Mẩy", "010190001234", date(2021, 5, 3), "Cục Cảnh sát", "thôn Cống")
ROAD = Assigned("Sửa đường thôn Cống", "Phòng Kinh tế", date(2026, 12, 15))
OPEN = Assigned("Trả lời về giống lúa", "Phòng Văn hóa - Xã hội", None)


def said(letter: Letter) -> str:
    return "\n".join(texts(letter))


def headings(letter: Letter) -> list[str]:
    return [block.text for block in letter.body if isinstance(block, Heading)]


CONCLUDED = Concluded(
    issuer=ISSUER,
    event="buổi đối thoại trực tiếp với Nhân dân",
    held_on=DAY,
    place="hội trường xã",
    chair="ông Lê Văn Thử, Chủ tịch Ủy ban nhân dân xã,",
    signer=HEAD,
    assigned=(ROAD, OPEN),
)


def test_conclusion_names_who_must_do_what_by_when_and_numbers_what_there_is() -> None:
    whole = replace(
        CONCLUDED,
        opening="Có 40 người dự.",
        answered=(Settled("Bao giờ có điện?", "Tháng 12."),),
        outside=(Settled("Giá phân bón", "Do thị trường."),),
    )
    letter = forms.conclusion(whole)

    assert headings(letter) == [
        "1. Nội dung đã trả lời tại chỗ",
        "2. Nội dung giao giải quyết",
        "3. Nội dung không thuộc phạm vi, có lý do",
    ]
    assert all(
        words in said(letter) for words in ("15/12/2026", "chưa định", "Lý do: Do thị trường.")
    )
    assert headings(forms.conclusion(CONCLUDED)) == ["1. Nội dung giao giải quyết"]
    assert headings(forms.conclusion(replace(CONCLUDED, assigned=()))) == []


def test_minutes_add_up_or_are_not_made() -> None:
    facts = Minuted(
        issuer=ISSUER, event="buổi đối thoại", began_at=AT, ended_at=AT, place="hội trường xã",
        hosts=("Đảng ủy xã: bà Trần Thị Hai, Bí thư, chủ trì",), officials=("Ông A",),
        attendance=(("Hộ gia đình", "trên 30 người"),), totals=Totals(3, 1, 1, 1),
        questions=(Asked(1, "Đường thôn?", "Đã trả lời"),), conclusions=(ROAD,), owed=(OPEN,),
        course=("Chủ trì khai mạc.",), signers=(HEAD, HEAD),
    )  # fmt: skip
    letter = forms.minutes(facts)

    assert [one.split(". ")[1] for one in headings(letter)] == [
        "Thành phần", "Việc còn nợ từ các buổi trước", "Diễn biến",
        "Câu hỏi, kiến nghị và trả lời", "Kết luận",
    ]  # fmt: skip
    assert "trên 30 người" in said(letter)
    assert "09 giờ 00 ngày 20/11/2026" in said(letter)
    bare = replace(facts, ended_at=None, officials=(), attendance=(), questions=(), owed=(), course=(), conclusions=())  # fmt: skip
    assert "…… giờ ……" in said(forms.minutes(bare))
    with pytest.raises(ValueError, match="add up"):
        Totals(3, 1, 1, 0)


def test_refusal_has_the_words_of_the_annex_and_the_ground_of_the_article() -> None:
    facts = Refused(
        ISSUER, PERSON, DAY, "Địa điểm tiếp công dân", Purpose.RECOMMENDATION, "đền bù đất",
        Ground.ANSWERED, HEAD, informed=("Đảng ủy xã",), helping=("Công an xã",),
    )  # fmt: skip
    letter = forms.refusal(facts)

    assert (letter.form, letter.subject) == ("Mẫu số 01/TCD", "Về việc từ chối tiếp công dân")
    assert "Căn cứ điểm h khoản 1 Điều 4 Nghị định số 154/2026/NĐ-CP" in said(letter)
    assert "010190001234, ngày cấp: 03/05/2021, nơi cấp: Cục Cảnh sát" in said(letter)
    assert letter.recipients[1:] == (
        "Đảng ủy xã (để biết)", "Công an xã (để phối hợp)", "Lưu: VT, hồ sơ",
    )  # fmt: skip
    unknown = forms.refusal(replace(facts, person=Person("A"), ground=Ground.SETTLED))
    assert "khoản 3 Điều 9 Luật Tiếp công dân" in said(unknown)
    assert "Địa chỉ: ……" in said(unknown)


def test_receipt_names_every_document_with_pages_and_state() -> None:
    items = (Item("Đơn kiến nghị", "02", "bản chính"), Item("Ảnh"))
    letter = forms.documents(
        Received(ISSUER, AT, "Địa điểm tiếp công dân", "Nguyễn Văn Ghi", "", PERSON, items)
    )

    assert "Đơn kiến nghị; 02 trang; bản chính." in said(letter)
    assert "Vào 09 giờ 00 ngày 20 tháng 11 năm 2026" in said(letter)
    assert (letter.form, letter.day, len(letter.signers)) == ("Mẫu số 02/TCD", DAY, 2)


def test_statement_says_that_it_was_read_back_and_by_whom_translated() -> None:
    facts = Stated(ISSUER, AT, "nhà văn hóa", "Nguyễn Văn Ghi", "Công chức", PERSON, ("Nhà tôi sạt.",))  # fmt: skip
    whole = replace(
        facts, language="Mông", interpreter="Giàng A Phin", witness="Lý Seo Tùng",
        fingerprint="không biết chữ",
    )  # fmt: skip

    assert "đọc lại cho người trình bày nghe bằng tiếng Mông" in said(forms.statement(whole))
    assert "điểm chỉ vì không biết chữ" in said(forms.statement(whole))
    assert [len(forms.statement(one).signers) for one in (facts, whole)] == [2, 4]
    assert "tiếng" not in said(forms.statement(facts)).replace("tiếng Việt", "")


def test_representatives_sign_their_own_paper_without_a_body_over_it() -> None:
    people = tuple(Person(f"Người {at}", address="thôn Cống") for at in range(6))
    letter = forms.representatives(
        Represented("đền bù", people, (PERSON, Person("B")), place="Sín Chéng")
    )

    assert letter.issuer == "" and "Chúng tôi gồm 6 người" in said(letter)
    assert [one.name for one in letter.signers] == ["Giàng Thị Mẩy", "B"]


def test_appointment_and_result_name_nobody() -> None:
    slip = forms.appointment(
        Appointed(ISSUER, "12", AT, "Địa điểm tiếp công dân", "Chủ tịch", telephone="0214 000 000")
    )
    assert "09:00, Thứ Sáu ngày 20/11/2026" in said(slip)
    assert "mang theo" not in said(slip)

    facts = Resulted(
        ISSUER, "LC-7KQ4-M2XD", "Ông Nguyễn Văn Ba, số 0912345678, hỏi bao giờ sửa đường",
        "Xã đã giao Phòng Kinh tế sửa", date(2026, 12, 15), "Phòng Kinh tế",
    )  # fmt: skip
    spoken = forms.spoken(facts)
    assert "Ba" not in spoken and "0912345678" not in spoken and "[" not in spoken
    assert "Phòng Kinh tế phải làm xong trước hết ngày 15/12/2026." in spoken
    assert spoken.count("\n") == 4
    assert "không ghi tên" in said(forms.result(replace(facts, due_on=None)))
    assert "Phải làm xong" in forms.spoken(replace(facts, unit=""))


def test_forms_are_dated_and_every_one_has_its_source() -> None:
    assert all(form.source and form.name for form in forms.FORMS)
    assert forms.form_on("refusal", date(2026, 7, 1)).mark == "Mẫu số 01/TCD"
    with pytest.raises(Invalid, match="not-in-force"):
        forms.form_on("refusal", date(2026, 6, 30))
    with pytest.raises(NotFound, match="form-unknown"):
        forms.form_on("no-form", DAY)
    ended = replace(forms.FORMS[0], valid_to=DAY)
    assert (ended.in_force(DAY), ended.in_force(date(2026, 11, 19))) == (False, True)


@pytest.mark.parametrize("form", forms.FORMS, ids=lambda form: form.key)
def test_every_form_has_a_sample_that_is_drawn(form: forms.Form) -> None:
    letter = sample(form.key)

    assert letter.kind == form.kind
    assert letter.form == form.mark
    assert pdf(letter).startswith(b"%PDF-") and word(letter).startswith(b"PK")


def test_there_is_no_sample_of_what_is_no_form() -> None:
    with pytest.raises(NotFound, match="form-unknown"):
        sample("no-form")


@pytest.mark.django_db
def test_body_writes_its_superior_only_where_the_decree_says_so() -> None:
    units = make_cast().units
    office, committee = units["commune-office"], units["commune-ubnd"]
    assert forms.issuer_of(committee, on=DAY).superior == ""
    assert forms.issuer_of(office, on=DAY).superior == committee.name
    assert forms.issuer_of(committee, on=DAY).letters == "UBND"

    party = Unit(
        code="p", kind=UnitKind.PARTY, name="Đảng ủy xã Bình An", short_name="Đảng ủy xã Bình An",
        folded="x", valid_from=SINCE,
    )  # fmt: skip
    party.save()
    told = forms.issuer_of(party, on=DAY)
    assert (told.letters, told.masthead, told.place) == ("ĐU", Masthead.PARTY, "")
    party.name = "Tỉnh ủy Lào Cai"
    party.save()
    assert forms.issuer_of(party, on=DAY).letters == "TU"
    room = units["department"]
    assert forms.issuer_of(room, on=DAY).letters.isupper()
