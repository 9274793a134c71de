"""One person is taken out of a case: nothing of them is left, everything counted is."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from hoiam.base import erasing, search
from hoiam.cases.models import Case, Gathering
from hoiam.commitments.models import Commitment, DueDate
from hoiam.core.refusals import Invalid, NotAllowed, NotFound
from hoiam.protection import actions, erasures
from hoiam.protection.actions import Wish
from hoiam.protection.models import Disposal, RequestState
from hoiam.protection.parts import EVERYTHING, Part
from hoiam.publication.models import Page, PublicFile
from hoiam.publication.openness import Change
from hoiam.voices.models import Attachment, Contact, Voice
from tests.cast import later, make_cast
from tests.contracts.reading import plant
from tests.protection import planting

# What names them without being in their contact is told by whoever erases.
ALSO = (planting.NICK, planting.WORDS)
WISH = Wish(reason="Người gửi yêu cầu", also=ALSO)


def _counted(case: Case) -> dict[str, Any]:
    """What pages and figures count of a case."""
    case = Case.objects.get(pk=case.pk)
    duties = Commitment.objects.filter(about_kind="case", about_code=case.code).order_by("pk")
    return {
        "case": (case.code, case.kind, case.state, case.result, case.people, case.opened_on,
                 case.answered_on, case.unit_id, case.field_id, case.area_id),
        "voices": list(Voice.objects.order_by("pk").values_list(
            "code", "kind", "channel", "field", "area", "received_at", "anonymous")),
        "gatherings": list(Gathering.objects.order_by("pk").values_list("case", "voice", "how")),
        "duties": list(duties.values_list("code", "state", "due_on", "first_due_on", "ended_on")),
        "dates": DueDate.objects.count(),
        "files": Attachment.objects.count(),
    }  # fmt: skip


def test_anonymised_person_is_nowhere_and_every_count_stays(db: None) -> None:
    cast = make_cast()
    planted = planting.plant(cast)
    before = _counted(planted.case)
    assert len(planting.left_in_rows()) > 15  # or the scan is blind

    actions.grant_deletion(
        request=planted.request, wish=WISH, result="Đã xóa hết.", by=cast.actor("leader"),
        at=later(4),
    )  # fmt: skip

    assert planting.left_in_rows() == []
    assert _counted(planted.case) == before
    assert not Contact.objects.exists()
    planted.request.refresh_from_db()
    assert planted.request.state == RequestState.DONE
    assert planted.request.result == "Đã xóa hết."
    assert not search.matching("case", "Quàng Bông").exists()
    assert search.matching("case", planted.case.code).exists()
    assert [one.erasure.code for one in erasures.entries()] == [planted.voice.code]
    page = Page.objects.get()
    assert page.title == "Cống nhà [đã xóa]"
    assert not PublicFile.objects.exists()
    assert Change.objects.get(kind="erased").page == page.code
    assert search.matching("page", "cống").exists()
    assert not search.matching("page", "Quàng").exists()
    went = Disposal.objects.get(part=Part.WORDS)
    assert went.ground == "request"
    assert len(went.mark) == 64


@pytest.mark.django_db(transaction=True)
def test_erased_person_is_in_no_byte_of_the_data_folder() -> None:
    cast = make_cast()
    planted = planting.plant(cast)
    assert len(planting.uploads()) == 4  # a photo, its copy and a released one; a paper
    # The server of PostgreSQL keeps its files elsewhere.
    assert planting.left_on_disk() or connection.vendor != "sqlite"

    actions.anonymise(
        case=planted.case, voice=planted.voice, wish=WISH, by=cast.actor("leader"), at=later(4)
    )
    erasing.tidy()

    assert planting.left_in_rows() == []
    assert planting.uploads() == []
    assert planting.left_on_disk() == []


def test_masked_words_of_a_human_stand_in_the_place_of_the_persons(db: None) -> None:
    cast = make_cast()
    planted = planting.plant(cast)
    kept = {planted.voice.code: f"Cống trước nhà vỡ, {planting.NAME} kể."}
    wish = Wish(reason="Yêu cầu", kept=kept, also=ALSO)

    actions.anonymise(
        case=planted.case, voice=planted.voice, wish=wish, by=cast.actor("leader"), at=later(4)
    )

    planted.voice.refresh_from_db()
    assert "Cống trước nhà vỡ, [đã xóa] kể." in planted.voice.text
    assert planted.voice.text.startswith("[Lời kể đã xóa ngày 6/10/2026")


def test_others_in_the_same_case_keep_what_is_theirs(db: None) -> None:
    cast = make_cast()
    planted = planting.plant(cast)
    other = cast.receive("other").accepted.voice
    Gathering.objects.filter(voice=other).update(case=planted.case, how="me-too")

    actions.anonymise(
        case=planted.case, voice=planted.voice, wish=WISH, by=cast.actor("leader"), at=later(4)
    )

    other.refresh_from_db()
    assert other.text.startswith("Cống trước trường")
    assert other.contact.name == "Lò Thị Mẫu"


def test_only_a_leader_of_the_unit_erases_and_only_what_is_of_the_case(db: None) -> None:
    cast = make_cast()
    case, voice = cast.receive().case, Voice.objects.get()
    other = cast.receive("other").case
    given: dict[str, Any] = {"case": case, "voice": voice, "wish": WISH, "at": later(1)}

    for who in ("handler", "clerk", "stranger", "other-leader", "administrator", "front", "public"):
        with pytest.raises(NotAllowed):
            actions.anonymise(**given, by=cast.actor(who))
    with pytest.raises(Invalid):
        actions.anonymise(**(given | {"wish": Wish(reason=" ")}), by=cast.actor("leader"))
    with pytest.raises(NotFound):
        actions.anonymise(**(given | {"case": other}), by=cast.actor("leader"))
    assert erasures.entries() == ()
    assert not Disposal.objects.exists()


def test_restored_copy_loses_again_what_was_erased_after_it(db: None) -> None:
    cast = make_cast()
    planted = planting.plant(cast)
    # The copy was made here; meanwhile the person was erased, and the list says so.
    erasures.append(
        kind="voice", code=planted.voice.code, parts=[part.value for part in EVERYTHING],
        day=later(4).date(), act="a-lost",
    )  # fmt: skip
    erasures.append(kind="voice", code="y-unknown", parts=["contact"], day=later(4).date(), act="a")
    by = cast.actor("system")

    first = actions.replay(entries=erasures.entries(), by=by, at=later(9))
    second = actions.replay(entries=erasures.entries(), by=by, at=later(9))

    assert (first.again, first.known, first.missing) == (1, 0, 1)
    assert (second.again, second.known) == (0, 1)
    # What a human named besides is in no list: see decision 42.
    left = [one for one in planting.left_in_rows() if not one.endswith(ALSO)]
    assert left == []
    assert planting.NAME not in str(Voice.objects.values_list("text"))


def _users_of_erasing(root: Path) -> set[str]:
    """Modules that know the way past the refusal of append-only rows."""
    named = re.compile(r"^from hoiam\.base import .*\berasing\b|base\.erasing import", re.MULTILINE)
    return {
        str(path.relative_to(root))
        for path in (root / "hoiam").rglob("*.py")
        if named.search(path.read_text(encoding="utf-8"))
    }


def test_only_this_part_erases_from_append_only_rows(root: Path, tmp_path: Path) -> None:
    allowed = {
        "hoiam/protection/actions/_erasing.py",
        "hoiam/protection/actions/_petitions.py",
        "hoiam/cli/protecting.py",  # tidies
    }

    assert _users_of_erasing(root) == allowed
    plant(tmp_path, "hoiam/cases/actions/handling.py", "from hoiam.base import erasing\n")
    assert _users_of_erasing(tmp_path) == {"hoiam/cases/actions/handling.py"}
