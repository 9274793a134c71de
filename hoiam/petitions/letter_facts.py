"""What the rows of a petition say on its papers: whose, of whom, about what, under which dates."""

from dataclasses import dataclass
from datetime import date

from hoiam.accounts import queries as accounts
from hoiam.cases import dockets
from hoiam.commitments import queries as commitments
from hoiam.core.actor import Role
from hoiam.core.clocks.shapes import Clock, Matter
from hoiam.core.text import excerpt, vn_date
from hoiam.papers import queries as papers
from hoiam.papers.forms.issuers import Issuer, issuer_of
from hoiam.papers.forms.people import Person
from hoiam.papers.forms.petition_facts import Brought
from hoiam.papers.letter import Signer
from hoiam.petitions import course, queries
from hoiam.petitions.models import Decision, Party, Petition, Petitioner, PetitionStep
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind

LONGEST = 300  # of what a petition is about, in one line
_KINDS = {
    Matter.RECOMMENDATION: "kiến nghị, phản ánh",
    Matter.RULE_FEEDBACK: "phản ánh, kiến nghị về quy định hành chính",
}
_COMPLAINT_LAWS = (
    "Luật Khiếu nại năm 2011, được sửa đổi, bổ sung bởi Luật số 136/2025/QH15",
    "Nghị định số 124/2020/NĐ-CP ngày 19 tháng 10 năm 2020 của Chính phủ, được sửa đổi, bổ sung bởi "
    "Nghị định số 155/2026/NĐ-CP",
)
_RECEPTION_LAWS = ("Luật Tiếp công dân, được sửa đổi, bổ sung bởi Luật số 136/2025/QH15",)


@dataclass(frozen=True, slots=True)
class Told:
    """One step with everything that its papers may name."""

    step: PetitionStep
    petition: Petition
    unit: Unit  # in whose name the paper goes out
    brought: Brought
    clocks: tuple[Clock, ...]

    @property
    def matter(self) -> Matter:
        return Matter(self.petition.docket.kind)

    @property
    def due_on(self) -> date | None:
        """The last day to settle it, as the clocks stood on the day of the step."""
        found = [one for one in self.clocks if one.spec.code in course.SETTLING and not one.about]
        return found[-1].due_on if found else None

    @property
    def late_since(self) -> date:
        """The last day of the clock that passed; else the day of the step."""
        return self.due_on or self.step.day

    def earlier(self, code: str) -> PetitionStep | None:
        """The last step of this kind before this one."""
        steps = course.standing_steps(self.petition)
        found = [one for one in steps if one.step == code and one.number <= self.step.number]
        return found[-1] if found else None

    def cited(self, code: str, form: str) -> str:
        """The paper of an earlier step as this one names it: issued here, or noted from elsewhere."""
        step = self.earlier(code)
        if step is None:
            return ""
        issued = papers.in_force((queries.STEP, step.code), form)
        if issued is not None:
            return papers.cited(issued)
        day = f" ngày {vn_date(step.paper_on)}" if step.paper_on else ""
        return f"văn bản số {step.paper}{day}" if step.paper else ""

    def decision(self) -> Decision | None:
        """The decision of this step; of another step the one that stands."""
        rows = Decision.objects.filter(petition=self.petition)
        found: Decision | None = rows.filter(step=self.step).first()
        standing = rows.filter(standing=True).order_by("-id")
        before = standing.filter(step__number__lte=self.step.number)
        return found or before.first() or standing.first()


def unit_of(petition: Petition, day: date) -> Unit:
    """In whose name its papers go out, and whose numbers they have: of a unit that has ended, the
    one that took over; of one that came later, itself as it began."""
    unit = petition.docket.unit
    if unit.valid_to is not None and unit.valid_to <= day:
        heirs = units.on_day(unit, day)
        unit = heirs[0] if len(heirs) == 1 else unit
    return queries.body_of(unit, max(day, unit.valid_from))


def told(step: PetitionStep, on: date | None = None) -> Told:
    """Everything that the papers of a step may name."""
    petition = step.petition
    day = on or step.day  # whoever signs is in office when the paper goes out
    unit = unit_of(petition, day)
    return Told(step, petition, unit, _brought(step, unit, day), _clocks_then(step))


def _clocks_then(step: PetitionStep) -> tuple[Clock, ...]:
    """A paper that goes out late still tells what held when its step was taken: nothing that was
    done afterwards moves a date in it."""
    after = course.standing_steps(step.petition)
    later = {number for one in after if one.number > step.number for number in one.facts}
    matter = dockets.matter_of(step.petition.docket)
    return commitments.clocks_then(matter, step.day, own=step.facts, later=later)


def _brought(step: PetitionStep, unit: Unit, day: date) -> Brought:
    petition = step.petition
    matter = Matter(petition.docket.kind)
    kind = _KINDS.get(matter, "khiếu nại")
    people = list(petition.petitioners.order_by("number"))
    first = _spokesman(people, step.day)
    text = petition.voice.text if petition.voice else ""
    return Brought(
        issuer=issuer_of(unit, on=day),
        signer=_signer(unit, day, for_body=matter in _KINDS),
        sender=person_of(first),
        kind=kind,
        others=max(0, petition.people - 1),
        is_body=first is not None and first.party == Party.ORGANISATION,
        received_on=petition.docket.received_on,
        register=petition.registered,
        about=_about(petition, text),
        against=petition.against,
        against_paper=petition.against_paper,
        against_on=petition.against_on,
        bases=_RECEPTION_LAWS if matter in _KINDS else _COMPLAINT_LAWS,
    )


def _about(petition: Petition, text: str) -> str:
    """One line: the decision complained of stands by itself, so that words are not said twice."""
    if petition.against:
        return ""
    return excerpt(" ".join(text.split()), LONGEST)


def _spokesman(people: list[Petitioner], day: date) -> Petitioner | None:
    """Who speaks for the others, else who signed first, of those left in it before this day ended."""
    left = [one for one in people if one.withdrawn_on is None or one.withdrawn_on > day] or people
    return next((one for one in left if one.represents), left[0] if left else None)


def person_of(one: Petitioner | None) -> Person:
    """A petitioner as papers name one."""
    return Person(one.name, one.paper, address=one.address) if one else Person("")


def withdrawing(step: PetitionStep) -> Petitioner | None:
    """Who takes the petition back: the member that the step is about, else the first."""
    people = {one.number: one for one in step.petition.petitioners.order_by("number")}
    kind, _dash, number = step.about.partition("-")
    if kind == "person" and number.isdecimal():
        return people.get(int(number))
    return next(iter(people.values()), None)


def _signer(unit: Unit, day: date, *, for_body: bool) -> Signer:
    """Whoever leads the body; the name only where one alone does, so that none is guessed."""
    leaders = list(accounts.officers_of(unit.code, Role.LEADER, day=day)[:2])
    name = leaders[0].name if len(leaders) == 1 else ""
    if unit.kind == UnitKind.COMMITTEE:
        return Signer("Chủ tịch", name, "TM. Ủy ban nhân dân" if for_body else "")
    return Signer("Thủ trưởng", name)


def fields_of(step: PetitionStep) -> tuple[tuple[str, str], ...]:
    """What an office's own Word template may name of a petition, besides what stands on the letter."""
    one = told(step)
    brought, petition = one.brought, one.petition
    return (
        ("so_dang_ky", petition.registered),
        ("loai_don", brought.kind),
        ("ngay_nhan", vn_date(petition.docket.received_on)),
        ("nguoi_gui", brought.sender.name),
        ("nguoi_gui_day_du", brought.called),
        ("dia_chi", brought.sender.address),
        ("giay_to", brought.sender.paper),
        ("so_nguoi", str(petition.people)),
        ("ve_viec", brought.matter),
        ("bi_khieu_nai", petition.against),
        ("yeu_cau", petition.demand),
        ("ngay_buoc", vn_date(step.day)),
        ("noi_dung_buoc", step.text),
        ("noi_den", step.body),
        ("han_giai_quyet", vn_date(one.due_on) if one.due_on else ""),
    )


def issuer(petition: Petition, day: date) -> Issuer:
    """Whose name stands on a paper of this day."""
    return issuer_of(unit_of(petition, day), on=day)
