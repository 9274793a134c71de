"""The petitions of one commune of the demonstration, each told by a story of its own."""

from datetime import datetime

from hoiam.cli.demo_complaints import Complaints
from hoiam.cli.demo_desk import Desk
from hoiam.cli.demo_statements import Statements


def load(*, at: datetime) -> None:
    """All of them side by side on their days, so that numbers of registers and papers follow as
    they would in an office."""
    desk = Desk(at)
    complaints = Complaints(desk)
    statements = Statements(desk, complaints)
    desk.play(*complaints.stories(), *statements.stories())
