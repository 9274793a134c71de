"""Vietnamese text from before Unicode: TCVN3 (.VnTime) and VNI, told from other text and turned.

Both keep Vietnamese letters in the places of western ones, so that "Việt" was kept as "ViÖt" or
"Vieät". Nobody can tell from single letters: the judgement counts whole words that are Vietnamese
syllables as they stand and after each conversion. A person sees it before anything is converted.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

TCVN3 = "tcvn3"
VNI = "vni"
ENCODINGS = (TCVN3, VNI)

# TCVN 5712:1993, places A1 to FE: capital vowels, small vowels, then vowels with their tones.
_TCVN3 = str.maketrans(
    dict(
        zip(
            "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
            "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
            strict=True,
        )
    )
)
# VNI writes a vowel and a mark behind it: the mark says the tone, and with it the hat or breve.
_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_HATS = {"â": "\u0302"} | {
    sign: "\u0302" + tone for sign, tone in zip("áàåãä", _TONES.values(), strict=True)
}
_BREVES = {"ê": "\u0306"} | {
    sign: "\u0306" + tone for sign, tone in zip("éèúüë", _TONES.values(), strict=True)
}
_ALONE = {"ñ": "đ", "ò": "ị", "ó": "ĩ", "æ": "ỉ", "î": "ỵ", "ô": "ơ", "ö": "ư"}


def _vni() -> dict[str, str]:
    pairs = dict(_ALONE)
    for vowel in "aeouyôö":
        marks = dict(_TONES)
        if vowel in "aeo":
            marks |= _HATS
        if vowel == "a":
            marks |= _BREVES
        meant = _ALONE.get(vowel, vowel)
        for sign, mark in marks.items():
            pairs[vowel + sign] = unicodedata.normalize("NFC", meant + mark)
    large = {sign.upper(): letter.upper() for sign, letter in pairs.items()}
    mixed = {sign[0].upper() + sign[1:]: letter.upper() for sign, letter in pairs.items()}
    return mixed | large | pairs


_VNI = _vni()
_VNI_SIGN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

# A run of letters in any encoding: TCVN3 keeps letters in the places of © and «.
_WORD = re.compile(r"[A-Za-z\u00a1-\U0010ffff]+")
_FOREIGN = re.compile(r"[\u0100-\U0010ffff]")  # a letter from here on is in neither encoding

_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
_OPEN = (
    "a|e|ê|i|o|ô|ơ|u|ư|y|ia|ua|ưa|oa|oe|uê|uy|uya|uơ|ai|ay|ây|ao|au|âu|eo|êu|iu|iêu|yêu|oi|ôi|ơi|"
    "ui|uôi|ươi|ưi|ưu|ươu|oai|oay|oao|oeo|uây|uyu|uao"
)
_CLOSED = "(?:uyê|iê|yê|uô|ươ|oa|oă|oe|oo|uâ|uê|uy|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])"
_SYLLABLE = re.compile(f"{_ONSET}(?:{_CLOSED}|{_OPEN})")
_STOPPED = re.compile("(?:ch|[cpt])$")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")

_LEAST_WORDS = 3
_MOST_WORDS = 3_000  # are looked at
_MOSTLY = 0.85  # of the words are syllables once they are converted
_HARDLY = 0.5  # of them are as they stand
_APART = 0.2  # from the other encoding
_SAMPLES = 5
_SAMPLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Guess:
    """What text looks like, and pieces of it before and after, for a person to judge."""

    encoding: str  # "" if it is to be left alone
    samples: tuple[tuple[str, str], ...] = ()


def is_syllable(word: str) -> bool:
    """Whether a word could be Vietnamese: its letters, and a tone that its ending allows."""
    opened = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(opened)
    bare = unicodedata.normalize("NFC", _TONE.sub("", opened))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not _STOPPED.search(bare) or "".join(tones) in ("\u0301", "\u0323")


def convert(text: str, encoding: str) -> str:
    """The text in Unicode. A piece with letters that the encoding cannot have is left alone."""
    if text.isascii() or any(map(str.isalpha, _FOREIGN.findall(text))):
        return text
    if encoding == TCVN3:
        turned = _tcvn3(text)
    else:
        turned = _VNI_SIGN.sub(lambda found: _VNI[found.group()], text)
    return unicodedata.normalize("NFC", turned)


def _tcvn3(text: str) -> str:
    """TCVN3 has no capitals with tones: its headings are small letters in a font of capitals."""
    if _in_capitals(text, least=4):
        return text.translate(_TCVN3).upper()
    return _WORD.sub(_tcvn3_word, text)


def _tcvn3_word(found: re.Match[str]) -> str:
    """One letter alone may begin a name: "Hµ" is Hà, "HßA" is HÒA."""
    turned = found.group().translate(_TCVN3)
    return turned.upper() if _in_capitals(found.group(), least=2) else turned


def _in_capitals(text: str, *, least: int) -> bool:
    plain = [sign for sign in text if sign.isascii() and sign.isalpha()]
    return len(plain) >= least and all(map(str.isupper, plain))


def judged(pieces: Iterable[str]) -> Guess:
    """What the pieces of a file look like. In doubt: nothing."""
    marked = [piece for piece in pieces if not piece.isascii()]
    every = (word for piece in marked for word in _WORD.findall(piece) if not word.isascii())
    words = list(islice(every, _MOST_WORDS))
    if len(words) < _LEAST_WORDS:
        return Guess("")
    now = _share(words)
    shares = {
        encoding: _share([convert(word, encoding) for word in words]) for encoding in ENCODINGS
    }
    best, other = sorted(ENCODINGS, key=lambda encoding: shares[encoding], reverse=True)
    sure = shares[best] >= _MOSTLY and now <= _HARDLY and shares[best] - shares[other] >= _APART
    return Guess(best, _samples(marked, best)) if sure else Guess("")


def _share(words: list[str]) -> float:
    """Which part of the words are syllables; those that conversion made plain count as words."""
    return sum(1 for word in words if is_syllable(word)) / len(words)


def _samples(pieces: list[str], encoding: str) -> tuple[tuple[str, str], ...]:
    """The longest different pieces say most."""
    seen = sorted(dict.fromkeys(piece[:_SAMPLE_LENGTH] for piece in pieces), key=len, reverse=True)
    pairs = ((piece, convert(piece, encoding)) for piece in seen)
    return tuple(pair for pair in pairs if pair[0] != pair[1])[:_SAMPLES]
