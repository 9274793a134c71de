"""The desk at which petitions of the demonstration are worked on: who works where, and each act
through the actions of the product on its day."""

import heapq
import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer
from hoiam.core.actor import Actor
from hoiam.core.calendar import day_of, start_of_day
from hoiam.papers import actions as papers
from hoiam.papers.actions import Came, Sent
from hoiam.papers.models import DeliveryWay, Outcome, Paper
from hoiam.petitions import actions as petitions
from hoiam.petitions import letters
from hoiam.petitions.actions import Sorted, Taken
from hoiam.petitions.entry import NewPetition
from hoiam.petitions.models import Petition, PetitionStep
from hoiam.rules import queries as rules
from hoiam.units import queries as units
from hoiam.units.models import Field, Unit

COMMUNE = "Xã Bảo Thắng"
CLERK, HANDLER, LEADER = "can-bo-tiep-nhan", "can-bo-xu-ly", "lanh-dao-xa"
PROVINCE_CLERK, PROVINCE_LEADER = "tiep-nhan-tinh", "lanh-dao-tinh"

type Story = Iterator[int]  # of so many days ago as its next act lies


class Desk:
    """Who works where, and what day it is in the stories."""

    def __init__(self, at: datetime) -> None:
        self.at, self.today = at, day_of(at)
        self.now = at - timedelta(days=400)
        self.calendar = rules.calendar_on()
        self.area = units.communes(self.today).get(name=COMMUNE)
        self.fields: dict[str, Field] = {field.code: field for field in units.fields()}

    def play(self, *stories: Story) -> None:
        """Each story up to its next day, the one that lies furthest back first."""
        waiting: list[tuple[int, int, Story]] = []
        for order, story in enumerate(stories):
            heapq.heappush(waiting, (-next(story), order, story))
        while waiting:
            day, order, story = heapq.heappop(waiting)
            self.now = self._afternoon(-day)
            following = next(story, None)
            if following is not None:
                heapq.heappush(waiting, (-following, order, story))

    def day(self, days_ago: int) -> date:
        """A day of the stories, on which the office is open."""
        day = self.today - timedelta(days=days_ago)
        while not self.calendar.is_working(day):
            day -= timedelta(days=1)
        return day

    def ago(self, day: date) -> int:
        """So many days ago lies a day of the stories."""
        return max(0, (self.today - day).days)

    def hearing(self) -> datetime:
        """An hour far enough ahead for a hearing to be called today, whatever days off lie between."""
        day = day_of(self.now)
        for _working_day in range(7):
            day = self.calendar.next_working(day + timedelta(days=1))
        return self.hour(day, 8, 30)

    def _afternoon(self, days_ago: int) -> datetime:
        afternoon = start_of_day(self.day(days_ago)) + timedelta(hours=14)
        return min(max(afternoon, self.now + timedelta(minutes=3)), self.at)

    def body(self, code: str, *, province: bool = False) -> Unit:
        """A body of the commune, or of its province."""
        place = self.area
        while province and place.parent is not None:
            place = place.parent
        found = units.body(place, code, self.today)
        if found is None:
            raise LookupError(f"{place.name} has no body {code}")
        return found

    def officer(self, username: str) -> Actor:
        """An account of the demonstration, in an act of its own."""
        officer = Officer.objects.get(username=username)
        return accounts.actor_for(officer, day=self.today, act="d-" + secrets.token_hex(8))

    def key(self) -> str:
        """As a form would bring it."""
        return f"demo-{secrets.token_hex(12)}"

    # ---- acts on the day of the story ------------------------------------------------------------

    def register(self, new: NewPetition, *, by: str = CLERK) -> Petition:
        """A petition comes in today."""
        entered = replace(new, key=self.key(), received_on=day_of(self.now))
        return petitions.register(new=entered, by=self.officer(by), at=self.now).petition

    def sort(self, petition: Petition, answers: dict[str, str], *, by: str = CLERK) -> None:
        """What the clerk answered to the questions."""
        petitions.sort(
            petition=petition, by_answers=Sorted(answers), by=self.officer(by), at=self.now
        )

    def take(
        self, petition: Petition, step: str, *, by: str = LEADER, issue: str = "", **told: object
    ) -> PetitionStep:
        """One lawful step today. `issue`: to whom its paper goes; `paper`: its number, where the
        office wrote it before it did so here."""
        if "paper" in told:
            told["paper_on"] = day_of(self.now)
        taken = Taken(step=step, day=day_of(self.now), key=self.key(), **told)  # type: ignore[arg-type]
        done = petitions.take_step(petition=petition, taken=taken, by=self.officer(by), at=self.now)
        if issue:
            self.issue(done, to=issue, by=by)
        return done

    def issue(
        self, step: PetitionStep, *, to: str, by: str = LEADER, way: str = DeliveryWay.HAND
    ) -> Paper:
        """The paper that is due with the step goes out."""
        form = letters.due_form(step)
        paper = petitions.issue_paper(
            step=step,
            form=form,
            letter=letters.letter_of(step, form),
            by=self.officer(by),
            at=self.now,
            key=self.key(),
        )
        self.deliver(paper, to=to, by=by, way=way)
        return paper

    def deliver(self, paper: Paper, *, to: str, by: str, way: str) -> None:
        """To one recipient, with its note; by hand it was received at once."""
        day = day_of(self.now)
        sent = Sent(recipient=to, way=way, day=day, note=f"GN-{day:%d%m}")
        who = self.officer(by)
        delivery = papers.deliver(paper=paper, sent=sent, by=who, at=self.now, key=self.key())
        if way == DeliveryWay.HAND:
            came = Came(outcome=Outcome.RECEIVED, day=day)
            papers.record_outcome(delivery=delivery, came=came, by=who, at=self.now)

    def hour(self, day: date, hour: int, minute: int = 0) -> datetime:
        """An hour of a day."""
        return start_of_day(day) + timedelta(hours=hour, minutes=minute)
