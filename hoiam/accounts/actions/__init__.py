"""Making and closing accounts, granting and ending roles."""

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
    "Ended",
    "OfficerRow",
    "OfficersImported",
    "close",
    "end_role",
    "end_roles_at",
    "end_with_unit",
    "grant_role",
    "import_officers",
    "make_setup_link",
    "open_account",
    "pass_on",
    "pass_on_all",
    "record_export",
    "set_password",
    "use_setup_link",
]
