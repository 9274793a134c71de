"""The pair of keys of a backup: what the server may know, and what it may not."""

from pathlib import Path

import pytest

from hoiam.cli import main
from hoiam.core.refusals import Invalid
from hoiam.standing import backup, sealing
from tests.cast import NOW


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ([""], "no-recipient"),
        (["age1nonsense"], "bad-recipient"),
        (["AGE-SECRET-KEY-1NOBODY"], "secret-on-server"),
    ],
)
def test_recipients_are_public_keys_and_nothing_else(
    tmp_path: Path, given: list[str], code: str
) -> None:
    with pytest.raises(Invalid, match=f"standing.{code}"):
        backup.make(to=tmp_path, recipients=given, at=NOW)


def test_pair_of_keys_is_made_without_an_installation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "khoa.txt"

    assert main.main(["backup-key", str(path)]) == 0
    said = capsys.readouterr().out
    assert main.main(["backup-key", str(path)]) == 1

    assert path.stat().st_mode & 0o777 == 0o600
    assert "AGE-SECRET-KEY" not in said
    recipient = said.rpartition("HOIAM_BACKUP_RECIPIENTS=")[2].strip()
    assert sealing.recipients([recipient]) == (recipient,)
    assert len(sealing.identities(path)) == 1
