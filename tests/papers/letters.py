"""Letters for tests: everything invented."""

from datetime import UTC, date, datetime

from hoiam.papers.letter import (
    Bulleted,
    Column,
    Heading,
    KeyValues,
    Letter,
    Numbered,
    Paragraph,
    Side,
    Signer,
    Table,
    Weight,
)

AT = datetime(2026, 10, 2, 2, 0, tzinfo=UTC)
HOSTILE = (
    "#panic()", "$x^2$", "\\u{41}", "<w:t>", "&amp;", "]]>", "{{ x }}", "{% now %}", "*đậm* _nghiêng_",
    "`mã`", "@nhãn", "// bỏ", "/* hết", "~", "--", "…", "“ngoặc”", "'một'", '"hai"', "=== đề mục",
    "- gạch", "+ cộng", "[#link(\"x\")]", "1. một", "Thửa số 12/3, tờ 07", "Nguyễn Thị Thủy Uyển",
)  # fmt: skip
VIETNAMESE = (
    "aáàảãạăắằẳẵặâấầẩẫậeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵđ"
    "₫0123456789bcfghjklmnpqrstvwxz.,;:!?()[]{}/%+-–—=<>&#$@*_^~|“”‘’…§°²³×≤≥"
)


def letter(*words: str, **changes: object) -> Letter:
    """One letter with every kind of block; `words` go everywhere."""
    said = " ".join(words) or "Sửa đường thôn Mào Sao Phìn"
    made = {
        "issuer": "Ủy ban nhân dân xã Sín Chéng",
        "superior": "Ủy ban nhân dân tỉnh Lào Cai",
        "kind": "THÔNG BÁO",
        "subject": "Kết luận buổi đối thoại",
        "number": "07",
        "symbol": "TB-UBND",
        "place": "Sín Chéng",
        "day": date(2026, 10, 2),
        "addressees": ("Các thôn",),
        "body": (
            Heading("1. Kết luận"),
            Paragraph(said),
            Paragraph("Ghi thêm", Weight.LIGHT),
            Numbered(("Việc một", "Việc hai")),
            Bulleted(("Ý một",)),
            KeyValues((("Địa chỉ", "thôn Cống"),)),
            Table(
                (Column("STT", 1, Side.CENTRE), Column("Nội dung", 4), Column("Hạn", 2, Side.END)),
                (("1", said, "30/10/2026"), ("2", "", "")),
            ),
        ),
        "signers": (Signer("Chủ tịch", "Lê Văn Thử", "TM. Ủy ban nhân dân"),),
        "recipients": ("Như trên", "Lưu: VT"),
    }
    return Letter(**(made | changes))  # type: ignore[arg-type]
