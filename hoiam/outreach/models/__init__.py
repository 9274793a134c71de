"""Rows of outreach. One module a thing; everything is imported from here."""

from hoiam.outreach.models.assigning import Assignment, Attendance, Duty, ResidentCount
from hoiam.outreach.models.clustering import Cluster, ClusterMember
from hoiam.outreach.models.noting import Note, NoteFile, Standing, Told
from hoiam.outreach.models.spreading import (
    MACHINE_WAYS,
    Broadcast,
    Confirmed,
    Delivery,
    Organisation,
    Reply,
    Task,
    Way,
)

__all__ = [
    "MACHINE_WAYS",
    "Assignment",
    "Attendance",
    "Broadcast",
    "Cluster",
    "ClusterMember",
    "Confirmed",
    "Delivery",
    "Duty",
    "Note",
    "NoteFile",
    "Organisation",
    "Reply",
    "ResidentCount",
    "Standing",
    "Task",
    "Told",
    "Way",
]
