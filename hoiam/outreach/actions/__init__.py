"""Every act of this part. One module per thing; callers see one list of verbs."""

from hoiam.outreach.actions.assigning import (
    Counted,
    NewAssignment,
    assign,
    count_residents,
    end_assignment,
)
from hoiam.outreach.actions.clustering import NewCluster, end_cluster, make_cluster, set_members
from hoiam.outreach.actions.noting import (
    NewNote,
    Raising,
    Written,
    raise_note,
    tell_hamlet,
    write_note,
)
from hoiam.outreach.actions.spreading import (
    NewBroadcast,
    NewTask,
    confirm,
    count_reply,
    issue,
    report_task,
    set_task,
    tick_way,
    withdraw,
)
from hoiam.outreach.actions.visiting import NewVisit, Presence, record_visit, take_attendance

__all__ = [
    "Counted",
    "NewAssignment",
    "NewBroadcast",
    "NewCluster",
    "NewNote",
    "NewTask",
    "NewVisit",
    "Presence",
    "Raising",
    "Written",
    "assign",
    "confirm",
    "count_reply",
    "count_residents",
    "end_assignment",
    "end_cluster",
    "issue",
    "make_cluster",
    "raise_note",
    "record_visit",
    "report_task",
    "set_members",
    "set_task",
    "take_attendance",
    "tell_hamlet",
    "tick_way",
    "withdraw",
    "write_note",
]
