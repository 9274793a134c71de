"""Text from before Unicode: told from other text, turned, and left alone in doubt."""

import pytest

from hoiam.core import legacy

# Typed by hand from printed tables of both encodings, not made with the code under test.
MOTTO = "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc"
MOTTO_TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc"
MOTTO_VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp - Töï do - Haïnh phuùc"
WORDS = {
    "đường": ("®\u00adêng", "ñöôøng"),
    "nước": ("n\u00adíc", "nöôùc"),
    "phẳng": ("ph¼ng", "phaúng"),
    "sẵn": ("s½n", "saün"),
    "Ẩn": ("Èn", "AÅn"),
    "kỷ": ("kû", "kyû"),
    "quỵ": ("quþ", "quî"),
    "Ủy ban": ("ñy ban", "UÛy ban"),
    "nghỉ": ("nghØ", "nghæ"),
}


def test_both_tables_hold_every_marked_letter_of_the_alphabet() -> None:
    vowels = "àáảãạằắẳẵặăầấẩẫậâèéẻẽẹềếểễệêìíỉĩịòóỏõọồốổỗộôờớởỡợơùúủũụừứửữựưỳýỷỹỵđ"

    assert set(vowels) <= set(legacy._TCVN3.values())
    # ì and í are written in VNI as they are in Unicode.
    assert set(vowels) - set("ìí") <= set(legacy._VNI.values())
    assert set(vowels.upper()) - set("ÌÍ") <= set(legacy._VNI.values())


@pytest.mark.parametrize("word", WORDS)
def test_words_are_turned(word: str) -> None:
    tcvn3, vni = WORDS[word]

    assert legacy.convert(tcvn3, legacy.TCVN3).lower() == word.lower()
    assert legacy.convert(vni, legacy.VNI) == word


def test_sentences_are_turned() -> None:
    assert legacy.convert(MOTTO_TCVN3, legacy.TCVN3) == MOTTO
    assert legacy.convert(MOTTO_VNI, legacy.VNI) == MOTTO


def test_headings_in_a_font_of_capitals_become_capitals() -> None:
    assert legacy.convert("CéNG HßA X· HéI", legacy.TCVN3) == "CỘNG HÒA XÃ HỘI"
    assert legacy.convert("Hµ Néi", legacy.TCVN3) == "Hà Nội"


@pytest.mark.parametrize("encoding", legacy.ENCODINGS)
@pytest.mark.parametrize("text", ["plain words", "Việt Nam ñ", "ถนน ñ", "số 5 ≥ “ñ” Ủ"])
def test_pieces_that_are_not_in_the_encoding_are_left_alone(text: str, encoding: str) -> None:
    assert legacy.convert(text, encoding) == text


def test_signs_around_words_do_not_stop_the_turning() -> None:
    assert legacy.convert("“héi” – 5 ≥ 3…", legacy.TCVN3) == "“hội” – 5 ≥ 3…"


@pytest.mark.parametrize(
    ("text", "encoding"), [(MOTTO_TCVN3, legacy.TCVN3), (MOTTO_VNI, legacy.VNI), (MOTTO, "")]
)
def test_the_encoding_is_told_and_shown(text: str, encoding: str) -> None:
    guess = legacy.judged(["plain", text, text])

    assert guess.encoding == encoding
    assert guess.samples == (((text[:80], MOTTO[:80]),) if encoding else ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Phßng",  # too little to tell
        "không có gì ở đó, tôi đã nói",
        "El niño comió piñas en la montaña con su compañero español",
        "Größe über Straßen müssen schön für Züge",
        "Où êtes-vous né? Très élevé, à côté du château, garçon",
        "Ação não é coração, três pães à noite, órgãos",
        "ซอยหมวงค์ เครื่องสูบน้ำภายในซอย มีจำนวน 3 จุด",
        "© 2024 ® 25 °C ½ ¼ ¾ ± 3",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert legacy.judged([text]) == legacy.Guess("")


@pytest.mark.parametrize(
    "word", ["nghiêng", "quyết", "giữa", "ướt", "Khuỷu", "ĐƯỜNG", "ngoằn", "xoong", "ích"]
)
def test_syllables_are_known(word: str) -> None:
    assert legacy.is_syllable(word)


@pytest.mark.parametrize("word", ["straße", "niño", "bắnǵ", "tẹz", "hòc", "côp", "ngiêng1"])
def test_what_is_no_syllable_is_known(word: str) -> None:
    assert not legacy.is_syllable(word)
