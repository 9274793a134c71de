"""The parts of what is kept about one person, and what each is called."""

from enum import StrEnum

from django.utils.translation import gettext_noop as _


class Part(StrEnum):
    """What may be erased of a voice and of everything else that its sender said."""

    CONTACT = "contact"  # name, telephone, e-mail, address
    POINT = "point"  # exact point and place
    ORIGINALS = "originals"  # files as they were sent; re-encoded copies stay
    COPIES = "copies"  # every file in every form
    NOTICES = "notices"  # messages: their words and where they went
    WORDS = "words"  # what was said
    NAMES = "names"  # the person's name, telephone, address in the texts of the office
    REQUEST = "request"  # the words of a request about one's data
    REPLIES = "replies"  # and what the office said to it


EVERYTHING = (
    Part.NAMES,  # first: it reads from the contact what is to be struck
    Part.POINT,
    Part.COPIES,
    Part.NOTICES,
    Part.WORDS,
    Part.REQUEST,
    Part.CONTACT,
)
NAMES = {
    Part.CONTACT: _("liên hệ: tên, điện thoại, thư điện tử, địa chỉ"),
    Part.POINT: _("điểm chính xác và nơi xảy ra"),
    Part.ORIGINALS: _("tệp gốc: ảnh, ghi âm, giấy tờ như đã gửi"),
    Part.COPIES: _("mọi tệp, cả ảnh thu nhỏ và ảnh đã công khai"),
    Part.NOTICES: _("tin đã báo: lời và nơi gửi đến"),
    Part.WORDS: _("lời kể"),
    Part.NAMES: _("tên, điện thoại, địa chỉ trong các văn bản của vụ việc"),
    Part.REQUEST: _("lời trong yêu cầu về dữ liệu cá nhân"),
    Part.REPLIES: _("lời trong yêu cầu về dữ liệu cá nhân và lời đáp"),
}
