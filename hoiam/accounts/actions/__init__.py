"""Making and closing accounts, granting and ending roles, administering, being away."""

from hoiam.accounts.actions.absences import end_absence, write_absence
from hoiam.accounts.actions.administering import (
    SPAN,
    end_administration,
    open_administration,
)
from hoiam.accounts.actions.officers import (
    OfficerRow,
    OfficersImported,
    close,
    end_role,
    grant_role,
    import_officers,
    make_setup_link,
    open_account,
    record_export,
    set_password,
    use_setup_link,
)
from hoiam.accounts.actions.succession import (
    Ended,
    end_roles_at,
    end_with_unit,
    pass_on,
    pass_on_all,
)

__all__ = [
    "SPAN",
    "Ended",
    "OfficerRow",
    "OfficersImported",
    "close",
    "end_absence",
    "end_administration",
    "end_role",
    "end_roles_at",
    "end_with_unit",
    "grant_role",
    "import_officers",
    "make_setup_link",
    "open_account",
    "open_administration",
    "pass_on",
    "pass_on_all",
    "record_export",
    "set_password",
    "use_setup_link",
    "write_absence",
]
