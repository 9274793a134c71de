"""The law once more, slowly: one day after the other, with nothing shared with the engine.

It knows the numbers by heart and asks for one thing, whether a day is worked. It judges nothing:
what the law refuses never comes here.
"""

from collections import namedtuple
from datetime import date, timedelta

DAY = timedelta(1)
NEW_LAW = date(2026, 7, 1)

# What happened: on which day, what, to whom, why, and how many criteria were named.
Fact = namedtuple("Fact", "day act about ground criteria")
# A clock: "30c" are calendar days, "7w" working days, "-5c" at least so long before.
Row = namedtuple("Row", "code rule starts amount ends more")

ANY_ANSWER = "accepted refused kept withdrawn not-own"
HANDLED = f"{ANY_ANSWER} guided returned transferred stopped decided concluded answered settled"
SUSPENDED = ("force-majeure", "awaiting")


def row(code, rule, starts, amount, ends="", **more):
    return Row(code, rule, starts, amount, ends.split(), more)


def _complaint(first, remote, longest, remote_longest, rule):
    return [
        row("accept", "C-02", "received", "7w", ANY_ANSWER, old="10c"),
        row("neglect", "R-13", "received", "45c", HANDLED, since=NEW_LAW),
        row(
            "decide", rule, "accepted", first, "decided withdrawn stopped",
            remote=remote, longest=longest, remote_longest=remote_longest, pauses=True,
        ),
        row("send-pause", "C-13", "paused", "3w", "pause-sent", each=True, since=NEW_LAW),
        row("send-stop", "C-13", "stopped", "3w", "stop-sent", since=NEW_LAW),
    ]  # fmt: skip


def _state(first, remote, longest, remote_longest, rule):
    return [
        *_complaint(first, remote, longest, remote_longest, rule),
        row(
            "guide", "SUB-GUIDE", "received", "10w", "guided kept", needs="not-own", no="forwarded"
        ),
        row("return", "SUB-RETURN", "received", "10w", "returned kept", needs="not-own forwarded"),
        row("hearing", "C-07", "hearing", "-5c", "hearing-told", each=True, since=NEW_LAW),
        row("forwarder", "R-09", "decided", "7w", "forwarder-told", needs="forwarded"),
        row("effect", "C-11", "decided", "30c", remote="45c"),
    ]


ROWS = {
    "complaint": [
        *_state("30c", "45c", 45, 60, "C-03"),
        row("lodge", "C-01", "known", "90c", "received", obstacles=True),
        row("send", "C-09", "decided", "3w", "sent"),
        row("again", "C-10", "decision-received", "30c", "lodged", remote="45c"),
        row("again-expired", "C-10", "expired", "30c", "lodged", remote="45c", after="decide"),
    ],
    "second-complaint": [
        *_state("45c", "60c", 60, 70, "C-04"),
        row("lodge", "C-10", "decision-received", "30c", "received", remote="45c"),
        row("lodge-expired", "C-10", "expired", "30c", "received", remote="45c"),
        row("send", "C-09", "decided", "7c", "sent"),
        row("publish", "C-12", "decided", "15c", "published"),
        row("post", "C-12", "published", "15c", "taken-down"),
        row("meeting", "C-12", "meeting", "-3w", "meeting-told"),
    ],
    "discipline": [
        *_complaint("30c", None, 45, 45, "C-16"),
        row("lodge", "C-16", "known", "15c", "received", obstacles=True),
        row(
            "again", "C-16", "decision-received", "10c", "lodged",
            dismissal="30c", obstacles=True,
        ),
    ],
    "second-discipline": [
        *_complaint("30c", None, 45, 45, "C-16"),
        row(
            "lodge", "C-16", "decision-received", "10c", "received",
            dismissal="30c", obstacles=True,
        ),
    ],
    "denunciation": [
        row("accept", "D-01", "received", "7w", ANY_ANSWER, longer=10),
        row(
            "transfer", "SUB-TRANSFER-D", "received", "5w", "transferred guided kept",
            needs="not-own",
        ),
        row("forwarder", "D-12", "received", "20c", "forwarder-told", needs="forwarded"),
        row("neglect", "R-13", "received", "45c", HANDLED, since=NEW_LAW),
        row("tell", "D-03", "accepted", "5w", "told"),
        row("settle", "D-04", "accepted", "30c", "concluded stopped", plus=30, pauses=True),
        row(
            "send-pause", "D-06", "paused", "5w", "pause-sent",
            each=True, only=SUSPENDED, since=date(2019, 5, 28),
        ),
        row("send", "D-07", "concluded", "5w", "sent"),
        row("act", "D-08", "concluded", "7w", "acted"),
        row("publish", "D-09", "concluded", "7w", "published"),
        row("post", "D-09", "published", "15c", "taken-down", since=date(2019, 5, 28)),
        row("demand", "D-11", "overdue-told", "5w", "demanded"),
        row("report", "D-11", "demanded", "5w", "reported"),
    ],
    "further-denunciation": [
        row("review", "D-10", "received", "20c", "accepted refused kept withdrawn"),
    ],
    "recommendation": [
        row("answer", "R-08", "received", "10w", "answered kept withdrawn"),
        row("transfer", "SUB-TRANSFER-R", "received", "10w", "transferred kept", needs="not-own"),
        row("neglect", "R-13", "received", "45c", HANDLED, since=NEW_LAW),
        row("forwarder", "R-09", "settled", "7w", "forwarder-told", needs="forwarded"),
        row("person", "R-09", "forwarder-told", "5w", "person-told", needs="forwarder-asked"),
    ],
    "rule-feedback": [
        row(
            "transfer", "ADM-FEEDBACK-FORWARD", "received", "5w", "transferred kept",
            needs="not-own",
        ),
        row(
            "handle", "ADM-766-HANDLE", "received", "15w",
            "settled answered refused kept transferred withdrawn",
        ),
        row("refuse", "ADM-766-REFUSE", "received", "2w", "refused"),
        row("ask", "ADM-766-ASK", "received", "5w", "asked-more"),
        row("publish", "ADM-766-PUBLISH", "settled", "2w", "published"),
    ],
    "party-letter": [row("notice", "P-03", "received", "10w", "told accepted transferred answered kept withdrawn")],
    "reception": [
        row("announce", "R-07", "session", "-5w", "announced"),
        row("refuse", "R-10", "grounds-found", "3w", "told", since=NEW_LAW),
    ],
    "online-reception": [
        row("announce", "R-11", "session", "-5w", "announced"),
        row("test", "R-11", "session", "-1w", "line-tested"),
    ],
    "dialogue": [
        row("announce", "ADM-DIALOGUE-NOTICE", "meeting", "-7c", "meeting-told"),
        row("result", "ADM-DIALOGUE-RESULT", "meeting", "10c", "result-sent"),
    ],
    "disclosure": [
        row("disclose", "ADM-DISCLOSE", "decided", "5w", "published"),
        row("post", "ADM-DISCLOSE-POST", "published", "30c", "taken-down"),
        row("speaker", "ADM-DISCLOSE-SPEAKER", "published", "3c", "taken-down"),
    ],
    "village-vote": [
        row("announce", "ADM-VOTE-NOTICE", "meeting", "-2c", "meeting-told"),
        row("send", "ADM-VOTE-SEND", "decided", "5w", "sent"),
        row("answer", "ADM-VOTE-ANSWER", "received", "5w", "answered refused"),
    ],
    "community-meeting": [
        row("announce", "ADM-COMMUNITY-MEETING", "meeting", "-5c", "meeting-told")
    ],
    "opinion": [row("post", "ADM-OPINION", "published", "20c", "taken-down")],
    "inspection": [
        row("plan", "ADM-INSPECTION-PLAN", "supervised", "-5w", "plan-sent"),
        row("reply", "ADM-INSPECTION-REPLY", "recommended", "15c", "answered"),
    ],
    "investment": [
        row("plan", "ADM-INVESTMENT-PLAN", "supervised", "-45c", "plan-sent"),
        row("reply", "ADM-INVESTMENT-REPLY", "recommended", "15c", "answered"),
    ],
    "supervision": [
        row("plan", "F-02", "supervised", "-15c", "plan-sent"),
        row("subject", "F-02", "supervised", "-7c", "subject-reported"),
        row("team", "F-02", "supervision-ended", "15c", "team-reported"),
    ],
    "criticism": [row("draft", "F-03", "submitted", "-15c", "draft-sent")],
    "procedure": [
        row("announce", "ADM-766-ANNOUNCE", "in-force", "-5w", "announced"),
        row("update", "ADM-766-UPDATE", "decided", "5w", "updated"),
    ],
    "ministry-procedure": [
        row("announce", "ADM-766-ANNOUNCE", "in-force", "-20w", "announced"),
        row("update", "ADM-766-UPDATE", "decided", "10w", "updated"),
    ],
    "one-stop": [
        row(
            "supplement", "ADM-ONESTOP-SUPPLEMENT", "received", "3w", "accepted asked-more",
            till=date(2025, 7, 1),
        ),
        row(
            "apology", "ADM-ONESTOP-APOLOGY", "promised", "-1c", "apologised answered",
            till=date(2025, 7, 1),
        ),
    ],
    "data-request": [
        row("answer", "ADM-DATA-ANSWER", "requested", "2w", "answered"),
        row("complete-least", "ADM-DATA-COMPLETE", "requested", "10c", "completed"),
        row("complete", "ADM-DATA-COMPLETE", "requested", "20c", "completed"),
    ],
    "data-consent": [
        row("answer", "ADM-DATA-ANSWER", "requested", "2w", "answered"),
        row("complete", "ADM-DATA-COMPLETE", "requested", "15c", "completed", plus=15),
    ],
    "data-processing": [row("assess", "ADM-DATA-IMPACT", "begun", "60c", "assessed")],
    "document": [
        row("issue", "ADM-DOCUMENT-ISSUE", "signed", "1w", "issued"),
        row("submit", "ADM-DOCUMENT-SUBMIT", "received", "1w", "submitted"),
    ],
    "submission": [
        row("return", "ADM-FILE-RETURN", "received", "2w", "returned"),
        row("decide-simple", "ADM-FILE-SIMPLE", "received", "2w", "decided returned"),
    ],
    "report": [row("close", "ADM-REPORT-GAP", "submitted", "-1w", "figures-closed")],
}  # fmt: skip


def dates_of(matter, place, facts, is_working):
    """{(part, clock): (rule, last day, day it ended)}; facts in the order of their days."""
    found = {}
    for about in {fact.about for fact in facts} | {""}:
        story = [fact for fact in facts if fact.about in ("", about)]
        for one in ROWS[matter]:
            found.update(_clocks(one, about, story, place, is_working))
    return found


def _clocks(one, about, story, place, is_working):
    more, acts = one.more, {fact.act for fact in story}
    if any(act not in acts for act in more.get("needs", "").split()):
        return {}
    if more.get("no") in acts:
        return {}
    if "after" in more:
        starts = _after_expiry(one, about, story, place, is_working)
    else:
        starts = _starts(one, about, story)
    found, taken = {}, []
    for nth, start in enumerate(starts, 1):
        if start.day < more.get("since", date.min) or start.day >= more.get("till", date.max):
            continue
        own = _of(one, about, start, story)
        end = _end(one, about, start, [fact for fact in own if fact not in taken])
        if more.get("each") and end:
            taken.append(end)
        code = one.code if nth == 1 else f"{one.code}-{nth}"
        last = _last(one, about, start, end, own, place, is_working)
        found[about, code] = (one.rule, last, end.day if end else None)
    return found


def _starts(one, about, story):
    def starting(facts):
        only = one.more.get("only")
        right = [f for f in facts if f.act == one.starts and (not only or f.ground in only)]
        return right if one.more.get("each") else right[:1]

    own = [fact for fact in story if fact.about == about]
    if starting(own) or not about:
        return starting(own)
    mine = {fact.act for fact in own}
    moves = {"paused", "resumed"} if one.more.get("pauses") else set()
    if {"longest", "plus"} & set(one.more):
        moves |= {"extended"}
    if "longer" in one.more:
        moves |= {"lengthened"}
    if "obstacles" in one.more:
        moves |= {"hindered", "freed"}
    named = {*one.ends, *moves, *one.more.get("needs", "").split()}
    # Whoever left before the whole came so far has no such clock.
    timed = not one.amount.startswith("-") and not one.more.get("each")
    return [
        start
        for start in (starting(story) if mine & named else [])
        if not timed or all(f.day >= start.day for f in own if f.act in one.ends)
    ]


def _of(one, about, start, story):
    """What was done to the whole before a member or content came to it is none of its own."""
    if one.amount.startswith("-"):
        return story
    return [
        fact
        for fact in story
        if fact.about == about or fact.day >= start.day or fact.act in ("hindered", "freed")
    ]


def _end(one, about, start, story):
    for fact in story:
        if fact.act not in one.ends or (fact.act == "lodged" and fact.day < start.day):
            continue
        if one.more.get("each"):
            early = fact.day < start.day
            if early != one.amount.startswith("-") and fact.day != start.day:
                continue
        return fact
    return None


def _after_expiry(one, about, story, place, is_working):
    decide = next(row for row in ROWS["complaint"] if row.code == one.more["after"])
    for start in _starts(decide, about, story):
        own = _of(decide, about, start, story)
        end = _end(decide, about, start, own)
        last = _last(decide, about, start, end, own, place, is_working)
        told = any(fact.act == "expired" for fact in story)
        if last and ((end and end.day > last) or (told and not end)):
            return [Fact(last, "expired", about, None, 0)]
    return []


def _last(one, about, start, end, story, place, is_working):
    amount = one.amount
    if start.day < NEW_LAW:
        amount = one.more.get("old", amount)
    if place == "remote":
        amount = one.more.get("remote") or amount
    if start.ground == "dismissal":
        amount = one.more.get("dismissal", amount)
    if amount.startswith("-"):
        return first_day_back(start.day, int(amount[1:-1]), amount[-1], is_working)
    # What happens to a part that is over, or to the whole after it, moves it no more.
    until = story if end is None else story[: story.index(end)]
    return walk(one, start, int(amount[:-1]), amount[-1], until, place, is_working, end)


def walk(one, start, total, unit, story, place, is_working, end):
    """From the day of the event on: each day, first what happened on it, then whether it counts."""
    more = one.more
    stops = {"paused"} if more.get("pauses") else {"hindered"} if more.get("obstacles") else set()
    goes = {"resumed"} if more.get("pauses") else {"freed"}
    switches = [fact for fact in story if fact.act in stops | goes and stops]
    if end and switches and switches[-1].act in stops:
        # It ended while it stood still: it stood until then.
        switches.append(end)
    for fact in story:
        if fact.act == "extended" and "longest" in more:
            total = more["remote_longest" if place == "remote" else "longest"]
        if fact.act == "extended" and "plus" in more:
            total += more["plus"]
        if fact.act == "lengthened" and "longer" in more:
            total = more["longer"]
    day, seen = start.day, 0
    while True:
        day += DAY
        before = [fact for fact in switches if fact.day <= day]
        if before and before[-1].act in stops:
            if before[-1] is switches[-1]:
                return None  # it stands still, and nobody knows for how long
            continue
        if unit == "c" or is_working(day):
            seen += 1
        if seen >= total and is_working(day):
            return day


def first_day_back(event, count, unit, is_working):
    """The latest working day from which so many days have gone by when the event is there."""
    day = event
    while True:
        day -= DAY
        after = [day + n * DAY for n in range(1, (event - day).days + 1)]
        gone = len(after) if unit == "c" else sum(map(is_working, after))
        if gone >= count and is_working(day):
            return day


def last_day(start, count, *, is_working, off=(), working_days=False):
    """The last day of a bare limit; `off` are (first paused day, day it goes on)."""
    paused = set()
    for first, until in off:
        paused |= {first + n * DAY for n in range((until - first).days)}
    day, seen = start, 0
    while True:
        day += DAY
        if day in paused:
            continue
        if not working_days or is_working(day):
            seen += 1
        if seen >= count and is_working(day):
            return day
