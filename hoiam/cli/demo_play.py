"""One story after the other, step by step, through the actions of the product."""

import io
import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import singledispatchmethod

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer
from hoiam.base import files
from hoiam.base.files import StoredFile
from hoiam.base.rendering import copies
from hoiam.cases import actions as cases
from hoiam.cases import previewing, queries
from hoiam.cases.actions import Reply
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case
from hoiam.cli.demo_data import values as told_as
from hoiam.cli.demo_data.values import Body, DemoVoice, Step, text_on
from hoiam.commitments.actions import Outcome
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core import actor as actors
from hoiam.core import redact
from hoiam.core.actor import Actor, Held, Role
from hoiam.core.calendar import Calendar, day_of
from hoiam.notices import actions as notices
from hoiam.notices.models import Notice, NoticeState
from hoiam.publication.actions import FIRST, Correction, Why
from hoiam.publication.models import Cause
from hoiam.units import queries as units
from hoiam.units.models import Field, Unit
from hoiam.voices.models import Channel, Voice
from hoiam.voices.told import Reach, Told

KM = 1 / 111.0  # degrees of latitude in a kilometre, near enough for a demo
MOST_PHOTOS = 5


class Player:
    """Knows who works where and which case each voice became."""

    def __init__(
        self,
        *,
        officers: dict[str, list[Officer]],
        body_of: Callable[[Body, Unit, date], Unit],
        calendar: Calendar,
    ) -> None:
        self.officers = officers
        self.body_of = body_of
        self.calendar = calendar
        self.fields: dict[str, Field] = {field.code: field for field in units.fields()}
        self.areas: dict[str, Unit] = {}
        self.case_of: dict[str, str] = {}
        self.voice_of: dict[str, Voice] = {}
        self.not_reached: set[str] = set()

    # -- who does it ----------------------------------------------------------------------------

    def _act(self) -> str:
        return "d-" + secrets.token_hex(8)

    def _worker(self, unit: Unit) -> Actor:
        """Somebody of the unit. Bodies without an account in the demo act through the system."""
        for officer in self.officers.get(unit.code, []):
            return actors.officer(
                officer.code,
                act=self._act(),
                held=[Held(role, unit.code) for role in (Role.CLERK, Role.HANDLER, Role.LEADER)],
            )
        return actors.system("demo", act=self._act())

    def _leader(self, unit: Unit) -> Actor:
        """The leader of the unit or of the next one above that has an account."""
        here: Unit | None = unit
        while here is not None:
            for officer in self.officers.get(here.code, []):
                actor = accounts.actor_for(officer, day=date.max, act=self._act())
                if actor.holds(Role.LEADER, at=here.code):
                    return actor
            here = here.parent
        return actors.system("demo", act=self._act())

    def _case(self, voice: DemoVoice) -> Case:
        code = self.case_of[voice.id]
        return Case.objects.select_related(*queries.WITH_UNITS).get(code=code)

    def _area(self, name: str, day: date) -> Unit:
        if name not in self.areas:
            self.areas[name] = units.communes(day).select_related("parent").get(name=name)
        return self.areas[name]

    # -- speaking -------------------------------------------------------------------------------

    def _told(self, voice: DemoVoice, *, key: str, text: str, at: datetime) -> Told:
        area = self._area(voice.commune, day_of(at))
        person = voice.person
        reach = Reach(person.name, person.phone, person.email) if person else Reach()
        by_hand = voice.channel != Channel.WEB
        has_point = area.latitude is not None and area.longitude is not None and voice.place
        return Told(
            key=f"demo-{key}-{secrets.token_hex(8)}",
            channel=voice.channel,
            kind=voice.kind,
            field=self.fields[voice.field],
            area=area,
            text=text,
            place=voice.place,
            latitude=(area.latitude or 0) + voice.dy * KM if has_point else None,
            longitude=(area.longitude or 0) + voice.dx * KM if has_point else None,
            reach=reach,
            desk=self._desk(area, day_of(at)) if by_hand else None,
            spoken_at=at - timedelta(days=voice.spoken_before) if voice.spoken_before else None,
        )

    def _desk(self, area: Unit, day: date) -> Unit | None:
        return units.body(area, "hanh-chinh-cong", day) or units.body(area, "ubnd", day)

    def receive(self, voice: DemoVoice, *, at: datetime) -> None:
        """The voice comes in: through the web by the person, else written down at a desk."""
        told = self._told(voice, key=voice.id, text=text_on(voice.text, day_of(at)), at=at)
        by = self._worker(told.desk) if told.desk else actors.public(act=self._act())
        joined_at_once = next(
            (step for step in voice.story if isinstance(step, told_as.Join) and step.day == 0), None
        )
        if joined_at_once is not None and joined_at_once.to in self.case_of:
            into = Case.objects.get(code=self.case_of[joined_at_once.to])
            received = cases.me_too(case=into, told=told, by=by, at=at)
        else:
            held = next((s.text for s in voice.story if isinstance(s, told_as.Hold)), "")
            received = cases.receive(
                told=told,
                by=by,
                at=at,
                title=voice.title,
                held=held[:40],
                stored=[_picture(voice, number) for number in range(voice.photos)],
            )
        self.case_of[voice.id] = received.case.code
        self.voice_of[voice.id] = received.accepted.voice

    # -- what became of it ----------------------------------------------------------------------

    def take(self, voice: DemoVoice, step: Step | told_as.Promise, *, at: datetime) -> None:
        """One step of the story."""
        self._take(step, voice, at)

    @singledispatchmethod
    def _take(self, step: Step | told_as.Promise, voice: DemoVoice, at: datetime) -> None:
        raise TypeError(f"no such step: {step!r}")

    @_take.register
    def _(self, step: told_as.Hold, voice: DemoVoice, at: datetime) -> None:
        """The voice was held when it came in."""

    @_take.register
    def _(self, step: told_as.Accept, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        cases.accept(case=case, by=self._worker(case.unit), at=at)

    @_take.register
    def _(self, step: told_as.AskForMore, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        text = text_on(step.text, day_of(at))
        cases.ask_for_more(case=case, question=text, by=self._worker(case.unit), at=at)

    @_take.register
    def _(self, step: told_as.Supply, voice: DemoVoice, at: datetime) -> None:
        text = text_on(step.text, day_of(at))
        told = self._told(voice, key=f"{voice.id}-more", text=text, at=at)
        origin = self.voice_of[voice.id]
        by = self._worker(told.desk) if told.desk else actors.public(act=self._act())
        if told.desk:  # the desk writes it down, the unit takes it up
            by = actors.system("demo", act=self._act())
        cases.supply(case=self._case(voice), origin=origin, told=told, by=by, at=at)

    @_take.register
    def _(self, step: told_as.HandOver, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        unit = self.body_of(step.to, case.area, day_of(at))
        if unit != case.unit:
            by = self._worker(case.unit)
            cases.hand_over(case=case, unit=unit, reason=step.text, by=by, at=at)

    @_take.register
    def _(self, step: told_as.Consult, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        unit = self.body_of(step.to, case.area, day_of(at))
        by = self._worker(case.unit)
        cases.consult(case=case, unit=unit, question=step.text, by=by, at=at)

    @_take.register
    def _(self, step: told_as.Reply, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        unit = self.body_of(step.by, case.area, day_of(at))
        part = Commitment.objects.filter(
            about_code=case.code,
            kind=CommitmentKind.CONSULT,
            unit=unit,
            state=CommitmentState.OPEN,
        ).first()
        if part is not None:
            by = self._worker(unit)
            cases.answer_consult(case=case, part=part, text=step.text, by=by, at=at)

    @_take.register
    def _(self, step: told_as.Extend, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        duty = Commitment.objects.get(
            about_code=case.code, kind=CommitmentKind.ANSWER, state=CommitmentState.OPEN
        )
        due_on = self.calendar.next_working(
            max(duty.due_on, day_of(at)) + timedelta(days=step.days)
        )
        cases.extend(case=case, due_on=due_on, reason=step.text, by=self._leader(case.unit), at=at)

    @_take.register
    def _(self, step: told_as.Answer, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        day = day_of(at)
        promise = step.promise
        reply = Reply(
            result=step.result,
            text=text_on(step.text, day),
            rule=step.basis
            or (f"Thuộc thẩm quyền của {self._named(step.to, case, day)}" if step.to else ""),
            promise=promise.what if promise else "",
            promise_due_on=day + timedelta(days=promise.due_in_days) if promise else None,
            paper_number=promise.paper if promise else "",
        )
        worker, leader = self._worker(case.unit), self._leader(case.unit)
        cases.draft_answer(case=case, reply=reply, by=worker, at=at)
        cases.approve_answer(case=case, by=leader, at=at + timedelta(minutes=5))
        cases.answer(case=case, by=worker, at=at + timedelta(minutes=10))

    def _named(self, body: Body, case: Case, day: date) -> str:
        return self.body_of(body, case.area, day).name

    @_take.register
    def _(self, step: told_as.Promise, voice: DemoVoice, at: datetime) -> None:
        """The day on which a promise of the story was kept."""
        case = self._case(voice)
        owed = Commitment.objects.get(
            about_code=case.code,
            kind=CommitmentKind.PROMISE,
            what=step.what,
            state=CommitmentState.OPEN,
        )
        shown = step.evidence or step.what
        outcome = Outcome(result=shown, result_public=shown)
        by = self._worker(case.unit)
        cases.keep_promise(case=case, promise=owed, outcome=outcome, by=by, at=at)

    @_take.register
    def _(self, step: told_as.Tell, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        if not step.told:
            self.not_reached.add(case.code)
        by = self._as_officer(self._worker(case.unit), case.unit)
        for notice in Notice.objects.filter(about_code=case.code, state=NoticeState.BY_HAND):
            detail = text_on(step.text, day_of(at)) or ("" if step.told else "Gọi không nghe máy")
            notices.record_outcome(
                notice=notice, channel=step.by, success=step.told, detail=detail, by=by, at=at
            )

    def _as_officer(self, actor: Actor, unit: Unit) -> Actor:
        if actor.is_officer:
            return actor
        return actors.officer(actor.code, act=actor.act, held=[Held(Role.CLERK, unit.code)])

    @_take.register
    def _(self, step: told_as.Publish, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        day = day_of(at)
        reply = queries.last_sent(case)
        names = previewing.names_of(case)
        text = _masked(text_on(step.text, day) or self.voice_of[voice.id].text, names)
        prepared = Prepared(
            title=_masked(step.title or voice.title, names),
            text=text,
            answer=_masked(reply.text, names) if reply else "",
            place=_masked(voice.place, names),
            show_point=True,
        )
        worker, leader = self._worker(case.unit), self._leader(case.unit)
        cases.prepare_publication(case=case, prepared=prepared, by=worker, at=at)
        self._show_photos(case, prepared.title, by=worker, at=at)
        seen = previewing.digest_of(case)
        why = FIRST if case.page is None else Correction(Cause.ANSWER)
        cases.publish(case=case, seen=seen, why=why, by=leader, at=at + timedelta(minutes=3))

    def _show_photos(self, case: Case, title: str, *, by: Actor, at: datetime) -> None:
        """Drawn photos show nobody: they are chosen without a mask."""
        for number, photo in enumerate(queries.first_voice(case).attachments.order_by("id"), 1):
            made = copies.of_photo(photo.copy, (), rand=os.urandom)
            cases.show_file(
                case=case, source=photo.code, masks={}, made=made,
                alt=f"Ảnh {number} về: {title}", by=by, at=at,
            )  # fmt: skip

    @_take.register
    def _(self, step: told_as.Rate, voice: DemoVoice, at: datetime) -> None:
        case, origin = self._case(voice), self.voice_of[voice.id]
        by = actors.public(act=self._act())
        if step.verdict == "not-done":
            text = text_on(step.text, day_of(at)) or "Vẫn chưa xong."
            told = self._told(voice, key=f"{voice.id}-not-done", text=text, at=at)
            plain = replace(told, desk=None, channel=Channel.WEB)
            cases.rate_not_done(case=case, voice=origin, told=plain, by=by, at=at)
        else:
            cases.rate_settled(case=case, voice=origin, by=by, at=at)

    @_take.register
    def _(self, step: told_as.Reopen, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        if case.state in ("answered", "closed"):
            cases.reopen(case=case, reason=step.text, by=self._leader(case.unit), at=at)

    @_take.register
    def _(self, step: told_as.Close, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        cases.close(case=case, by=self._worker(case.unit), at=at)

    @_take.register
    def _(self, step: told_as.Join, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        if step.day == 0 or step.to not in self.case_of:
            return
        into = Case.objects.get(code=self.case_of[step.to])
        by = self._worker(case.unit)
        cases.join(case=case, into=into, reason="Cùng một việc", by=by, at=at)

    @_take.register
    def _(self, step: told_as.Hide, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        cases.hide(
            case=case,
            why=Why("personal-data", step.text),
            by=self._leader(case.unit),
            at=at,
        )

    @_take.register
    def _(self, step: told_as.Note, voice: DemoVoice, at: datetime) -> None:
        case = self._case(voice)
        text = text_on(step.text, day_of(at))
        cases.note(case=case, text=text, by=self._worker(case.unit), at=at)

    def tell_the_rest(self, *, at: datetime) -> None:
        """Calls that the stories do not mention: everybody with a telephone was reached two days
        later, except where a story says otherwise."""
        waiting = Notice.objects.filter(
            state=NoticeState.BY_HAND, queued_at__lt=at - timedelta(days=3)
        ).exclude(about_code__in=self.not_reached)
        case_units = dict(Case.objects.values_list("code", "unit__code"))
        bodies = {unit.code: unit for unit in Unit.objects.filter(code__in=case_units.values())}
        for notice in waiting:
            unit = bodies[case_units[notice.about_code]]
            notices.record_outcome(
                notice=notice,
                channel="call",
                success=True,
                detail="",
                by=self._as_officer(self._worker(unit), unit),
                at=notice.queued_at + timedelta(days=1),
            )


def _masked(text: str, names: tuple[str, ...]) -> str:
    """What the proposals would mask; in the demo nobody real could be named."""
    return redact.apply(text, redact.proposals(text, names))


def _picture(voice: DemoVoice, number: int) -> StoredFile:
    """A drawn stand-in for a photo: sky, road and a mark, different for each voice."""
    tint = sum(voice.id.encode()) * 37 % 90
    image = Image.new("RGB", (960, 720), (200 - tint, 215 - tint // 2, 225))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 430, 960, 720), fill=(120 + tint, 110 + tint // 2, 95))
    pen.polygon([(380, 430), (580, 430), (900, 720), (60, 720)], fill=(90, 90, 96))
    centre = 300 + (tint * 7 + number * 140) % 360
    pen.ellipse((centre, 520, centre + 160, 620), fill=(55, 60, 70), outline=(30, 30, 36), width=6)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=82)
    name = f"anh-{number + 1}.jpg"
    sent = SimpleUploadedFile(name, buffer.getvalue(), content_type="image/jpeg")
    return files.store(sent, rand=secrets.token_bytes)
