"""The handlers' half of the reading page says everything in both languages."""

import json
import re

from hoiam.web.sealed import modules

VIETNAMESE = re.compile(r"[À-ỹĐđ]")
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
ENTRY = re.compile(r'^  ("(?:[^"\\]|\\.)*"): ("(?:[^"\\]|\\.)*"),$', re.M)
GAP = re.compile(r"\{\w+\}")
# What is written in the one language, whoever reads the page: papers and receipts, what is sealed,
# what this device remembers of a list, and the name of a passkey.
STAYS = {
    "handler_papers.js": {
        "nội dung", "kết quả", "kết luận", "biện pháp", "căn cứ", "giải trình", "ý kiến", "lý do",
        "Số: ", "số", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "ngày … tháng … năm …", "Kính gửi: ", "Nơi nhận:", "họ tên người ký",
    },
    "handler_desk.js": {
        "Thư giấy nhận tại bàn tiếp công dân; hình thức: ${kind.value}.\\n", "Biên nhận ý kiến",
        "Số biên nhận", "Mã tra cứu (chỉ ông/bà giữ)", "Ngày ${day}", "Tra cứu tại ${placeAddress()}",
        "Mã tra cứu chỉ có trên tờ này. Ai có tờ này đọc được trả lời.",
    },
    "handler_trust.js": {"khóa dự phòng, do ${recovery.custodians.map((one) => ", ").join(\" và \")} giữ"},
    "handler_write.js": {"lời nói, điện thoại vì khẩn cấp"},
    "handler_passkey.js": {"Hồi Âm: hồ sơ niêm phong, ${name}"},
}  # fmt: skip


def _source(name: str) -> str:
    text = (modules.FOLDER / name).read_text(encoding="utf-8")
    return re.sub(r"^\s*//.*$", "", text, flags=re.M)


def _table() -> dict[str, str]:
    return {json.loads(one[1]): json.loads(one[2]) for one in ENTRY.finditer(_source(WORDS))}


WORDS = "handler_words.js"
FILES = sorted(one.name for one in modules.FOLDER.glob("handler*.js") if one.name != WORDS)


def _said(name: str) -> set[str]:
    found = LITERAL.findall(_source(name))
    return {json.loads(f'"{plain}"') if plain else template for plain, template in found}


def test_every_text_has_its_english_and_every_english_its_text() -> None:
    table, said = _table(), {name: _said(name) for name in FILES}
    vietnamese = {
        name: {one for one in texts if VIETNAMESE.search(one)} for name, texts in said.items()
    }

    missing = {
        name: texts - set(table) - STAYS.get(name, set()) for name, texts in vietnamese.items()
    }

    assert {name: texts for name, texts in missing.items() if texts} == {}
    assert set(table) - set().union(*said.values()) == set()
    assert {name: STAYS[name] - said[name] for name in STAYS if STAYS[name] - said[name]} == {}


def test_gaps_are_the_same_in_both_languages() -> None:
    wrong = {
        one for one, other in _table().items() if set(GAP.findall(one)) != set(GAP.findall(other))
    }

    assert wrong == set()


def test_no_english_is_still_vietnamese() -> None:
    # The names of a page and a line of a Vietnamese register are quoted as they stand there.
    quoted = re.compile(r"“[^”]*”|NĐ-CP|UBND")

    assert {one for one in _table().values() if VIETNAMESE.search(quoted.sub("", one))} == set()
