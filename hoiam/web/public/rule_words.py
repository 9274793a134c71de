"""The numbers of a rule in words: limits, extensions, periods, and how sure we are."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

from hoiam.core.law.rulebook.shapes import (
    Bound,
    Event,
    Extension,
    How,
    Limit,
    Measure,
    Rule,
    Variant,
)
from hoiam.rules.texts import STATUSES
from hoiam.web import words

EVENTS = {
    Event.RECEIVED: _("ngày nhận"),
    Event.DECISION_KNOWN: _("ngày nhận được hoặc biết được quyết định, hành vi"),
    Event.ACCEPTED: _("ngày thụ lý"),
    Event.DECIDED: _("ngày ra quyết định"),
    Event.ISSUED: _("ngày ban hành"),
    Event.DECISION_RECEIVED: _("ngày nhận được quyết định"),
    Event.LIMIT_EXPIRED: _("ngày hết thời hạn giải quyết"),
    Event.CONCLUDED: _("ngày ra kết luận"),
    Event.DEMANDED: _("ngày được yêu cầu báo cáo"),
    Event.SETTLED: _("ngày giải quyết xong"),
    Event.ASKED: _("ngày được yêu cầu"),
    Event.GROUNDS: _("ngày có đủ căn cứ"),
    Event.HEARING: _("buổi đối thoại với người khiếu nại"),
    Event.SESSION: _("buổi tiếp công dân"),
    Event.MEETING: _("cuộc họp, buổi đối thoại"),
    Event.PUBLISHED: _("ngày công khai"),
    Event.SUPERVISION: _("cuộc giám sát"),
    Event.SUPERVISION_ENDED: _("ngày kết thúc giám sát"),
    Event.SUBMISSION: _("ngày phải trình, phải gửi"),
    Event.RECOMMENDED: _("ngày nhận kiến nghị"),
    Event.CONSULTED: _("ngày được hỏi ý kiến"),
    Event.PROMISED_DAY: _("ngày hẹn trả"),
    Event.IN_FORCE: _("ngày có hiệu lực"),
    Event.BREACH: _("lúc phát hiện vi phạm"),
    Event.BEGUN: _("ngày bắt đầu xử lý"),
    Event.WORK_ENDED: _("ngày công việc kết thúc"),
    Event.SIGNED: _("ngày ký"),
    Event.ANSWERED: _("ngày có kết quả"),
    Event.PROPOSED: _("ngày các hộ đồng ý"),
}
VARIANTS = {
    Variant.ORDINARY: _("vụ việc thường"),
    Variant.REMOTE: _("vùng sâu, vùng xa"),
    Variant.COMPLEX: _("vụ việc phức tạp"),
    Variant.REMOTE_COMPLEX: _("vùng sâu, vùng xa và phức tạp"),
    Variant.SPECIALLY_COMPLEX: _("vụ việc đặc biệt phức tạp"),
    Variant.DISMISSAL: _("quyết định buộc thôi việc"),
}


def amount(count: int, measure: Measure) -> str:
    """7 ngày làm việc, 72 giờ, 2 ngày mỗi tháng"""
    number = {"n": words.number(count)}
    match measure:
        case Measure.WORKING:
            said = ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", count)
        case Measure.CALENDAR:
            said = ngettext("%(n)s ngày", "%(n)s ngày", count)
        case Measure.HOURS:
            said = ngettext("%(n)s giờ", "%(n)s giờ", count)
        case Measure.MONTHS:
            said = ngettext("%(n)s tháng", "%(n)s tháng", count)
        case Measure.YEARS:
            said = ngettext("%(n)s năm", "%(n)s năm", count)
        case Measure.DAYS_A_WEEK:
            said = ngettext("%(n)s ngày mỗi tuần", "%(n)s ngày mỗi tuần", count)
        case Measure.DAYS_A_MONTH:
            said = ngettext("%(n)s ngày mỗi tháng", "%(n)s ngày mỗi tháng", count)
        case Measure.TIMES_A_YEAR:
            said = ngettext("%(n)s lần mỗi năm", "%(n)s lần mỗi năm", count)
    return said % number


_BOUNDS = {
    Bound.WITHIN: _("%(amount)s kể từ %(event)s"),
    Bound.BEFORE: _("ít nhất %(amount)s trước %(event)s"),
    Bound.LASTING: _("ít nhất %(amount)s từ %(event)s"),
    Bound.AFTER: _("sau %(amount)s kể từ %(event)s"),
    Bound.EACH: _("ít nhất %(amount)s"),
}


def limit(one: Limit) -> str:
    """45 ngày kể từ ngày thụ lý (vùng sâu, vùng xa)"""
    event = gettext(EVENTS[one.event]) if one.event else ""
    said = gettext(_BOUNDS[one.bound]) % {"amount": amount(one.count, one.measure), "event": event}
    held = [gettext(one.what)] if one.what else []
    if one.variant is not Variant.ORDINARY:
        held.append(gettext(VARIANTS[one.variant]))
    return f"{said} ({', '.join(held)})" if held else said


def extension(one: Extension) -> str:
    """Không quá 45 ngày tất cả (vụ việc phức tạp)"""
    much = amount(one.count, one.measure)
    if one.how is How.CEILING:
        said = gettext("không quá %(amount)s tất cả") % {"amount": much}
    else:
        said = ngettext(
            "thêm %(amount)s, %(times)s lần", "thêm %(amount)s, %(times)s lần", one.times
        ) % {"amount": much, "times": one.times}
    return f"{said} ({gettext(VARIANTS[one.variant])})"


def numbers(rule: Rule) -> str:
    """All limits of a rule in one line."""
    return "; ".join(limit(one) for one in rule.limits)


def extensions(rule: Rule) -> str:
    """All extensions of a rule in one line."""
    return "; ".join(extension(one) for one in rule.extensions)


def status(rule: Rule) -> str:
    return gettext(STATUSES[rule.status])


def period(rule: Rule) -> str:
    """Từ 1/7/2026, or the two ends, or that the beginning is not known."""
    if rule.valid_from is None:
        begun = gettext("chưa rõ từ ngày nào")
    else:
        begun = gettext("từ %(day)s") % {"day": words.day(rule.valid_from)}
    if rule.valid_to is None:
        return begun
    return gettext("%(begun)s, đến trước %(day)s") % {
        "begun": begun,
        "day": words.day(rule.valid_to),
    }
