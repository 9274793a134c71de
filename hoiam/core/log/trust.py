"""Whom a checker trusts: the log's key, its witnesses, and how many of them must have signed.

The file is c2sp.org/tlog-policy: `log`, `witness`, `group`, `quorum`. Other keys of the same
office (of promises, of recipient lists) stand in comment lines `# key <vkey>`, so that one file
pins everything and other readers of the format pass over them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from hoiam.core.log import checkpoints, notes
from hoiam.core.log.checkpoints import Checkpoint
from hoiam.core.log.lines import number_of
from hoiam.core.log.notes import COSIGNATURE, ED25519, Note, VerifierKey
from hoiam.core.log.untrue import Untrue

NO_QUORUM = "none"
MOST_NAMES = 256
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Log:
    """A log that is trusted; its key has the name of its origin."""

    key: VerifierKey
    url: str = ""


@dataclass(frozen=True)
class Witness:
    """A witness under the name it has in the file."""

    name: str
    key: VerifierKey
    url: str = ""


@dataclass(frozen=True)
class Group:
    """So many of these witnesses or groups count as one."""

    name: str
    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """What a checker has pinned."""

    logs: tuple[Log, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    groups: tuple[Group, ...] = ()
    quorum: str = NO_QUORUM
    others: tuple[VerifierKey, ...] = ()

    def other_key(self, name: str) -> VerifierKey:
        """A pinned key that is neither a log's nor a witness's."""
        for key in self.others:
            if key.name == name:
                return key
        raise Untrue("log.key-unknown", name=name)

    def log_of(self, origin: str) -> Log:
        """The trusted log of this origin."""
        for log in self.logs:
            if log.key.name == origin:
                return log
        raise Untrue("log.origin-unknown", origin=origin)


@dataclass(frozen=True)
class Cosigned:
    """A witness that signed this checkpoint, and the second at which it says to have."""

    name: str
    time: int


@dataclass(frozen=True)
class Judged:
    """What a policy says of a checkpoint whose signatures all hold."""

    checkpoint: Checkpoint
    log_signed: bool
    witnesses: tuple[Cosigned, ...]
    known: int
    quorum_met: bool
    quorum_at: int | None

    @property
    def words(self) -> tuple[int, int]:
        """Witnessed k of n."""
        return len(self.witnesses), self.known


def read(text: str) -> Policy:
    """A policy from its text; every line is understood or refused."""
    if _FORBIDDEN.search(text):
        raise Untrue("log.policy", line=text[:60])
    policy, quorums = Policy(), 0
    for line in text.split("\n"):
        words = re.split(r"[ \t]+", line.strip(" \t"))
        if words != [""]:
            policy = _with_line(policy, words)
            quorums += words[0] == "quorum"
        if quorums and len(policy.witnesses) + len(policy.groups) > MOST_NAMES:
            raise Untrue("log.policy", line=line[:60])
    if quorums != 1:
        raise Untrue("log.policy-quorum")
    return policy


def write(policy: Policy) -> str:
    """The policy as the file that people keep."""
    lines = [f"log {one.key} {one.url}".rstrip() for one in policy.logs]
    lines += [f"# key {one}" for one in policy.others]
    lines += [f"witness {one.name} {one.key} {one.url}".rstrip() for one in policy.witnesses]
    lines += [f"group {one.name} {one.threshold} {' '.join(one.members)}" for one in policy.groups]
    return "\n".join([*lines, f"quorum {policy.quorum}", ""])


def judged(policy: Policy, note: Note) -> Judged:
    """Read a checkpoint under a policy: refuses a false signature and a log that is not pinned."""
    checkpoint = checkpoints.read(note.text)
    log = policy.log_of(checkpoint.origin)
    notes.check_signed(note, log.key)
    by_key = {one.key: one.name for one in policy.witnesses}
    signed = notes.signed_by(note, by_key)
    witnesses = tuple(Cosigned(name=by_key[one.key], time=one.time or 0) for one in signed)
    quorum_at = _quorum_at(policy, witnesses)
    return Judged(
        checkpoint=checkpoint,
        log_signed=True,
        witnesses=witnesses,
        known=len(policy.witnesses),
        quorum_met=policy.quorum == NO_QUORUM or quorum_at is not None,
        quorum_at=quorum_at,
    )


def check_quorum(policy: Policy, note: Note) -> Judged:
    """Judged, and refused where too few witnesses signed."""
    found = judged(policy, note)
    if not found.quorum_met:
        raise Untrue("log.quorum", signed=len(found.witnesses), known=found.known)
    return found


def _quorum_at(policy: Policy, witnesses: tuple[Cosigned, ...]) -> int | None:
    """The second from which on enough witnesses had seen it: the time that is proven."""
    if policy.quorum == NO_QUORUM:
        return None
    for moment in sorted(one.time for one in witnesses):
        seen = {one.name for one in witnesses if one.time <= moment}
        if policy.quorum in _with_groups(policy, seen):
            return moment
    return None


def _with_groups(policy: Policy, seen: set[str]) -> set[str]:
    for group in policy.groups:  # in their order: a group names only what stands before it
        if len(seen.intersection(group.members)) >= group.threshold:
            seen = seen | {group.name}
    return seen


def _with_line(policy: Policy, words: list[str]) -> Policy:
    if words[0].startswith("#"):
        return _comment(policy, words)
    line = _LINES.get(words[0])
    if line is None or len(words) < 2:
        raise Untrue("log.policy", line=" ".join(words)[:60])
    return line(policy, words[1:])


def _comment(policy: Policy, words: list[str]) -> Policy:
    """A comment is never refused (tlog-policy, "Structure"): one that holds a key in our way pins
    it, the first of its name; whatever else stands there is a comment."""
    if words[:2] != ["#", "key"] or len(words) != 3:
        return policy
    try:
        key = notes.read_key(words[2])
    except Untrue:
        return policy
    if key.kind != ED25519 or key.name in {one.name for one in policy.others}:
        return policy
    return replace(policy, others=(*policy.others, key))


def _log(policy: Policy, words: list[str]) -> Policy:
    key = _key(words, at=0, kind=ED25519)
    if key.key in {one.key.key for one in policy.logs}:
        raise Untrue("log.policy-twice", name=key.name)
    return replace(policy, logs=(*policy.logs, Log(key=key, url="".join(words[1:]))))


def _witness(policy: Policy, words: list[str]) -> Policy:
    _check_new(policy, words[0])
    key = _key(words, at=1, kind=COSIGNATURE)
    if key.key in {one.key.key for one in policy.witnesses}:
        raise Untrue("log.policy-twice", name=key.name)
    new = Witness(name=words[0], key=key, url="".join(words[2:]))
    return replace(policy, witnesses=(*policy.witnesses, new))


def _group(policy: Policy, words: list[str]) -> Policy:
    if len(words) < 3:
        raise Untrue("log.policy", line=" ".join(words)[:60])
    name, asked, members = words[0], words[1], tuple(words[2:])
    _check_new(policy, name)
    taken = [one for group in policy.groups for one in group.members]
    for member in members:
        if member not in _names(policy) or taken.count(member) or members.count(member) > 1:
            raise Untrue("log.policy-member", name=member[:60])
    some = {"any": 1, "all": len(members)}
    threshold = some[asked] if asked in some else number_of(asked, most=len(members))
    if threshold < 1:
        raise Untrue("log.policy", line=" ".join(words)[:60])
    new = Group(name=name, threshold=threshold, members=members)
    return replace(policy, groups=(*policy.groups, new))


def _quorum(policy: Policy, words: list[str]) -> Policy:
    if len(words) != 1 or (words[0] != NO_QUORUM and words[0] not in _names(policy)):
        raise Untrue("log.policy-quorum")
    return replace(policy, quorum=words[0])


def _key(words: list[str], *, at: int, kind: int) -> VerifierKey:
    if not at < len(words) <= at + 2:
        raise Untrue("log.policy", line=" ".join(words)[:60])
    key = notes.read_key(words[at])
    if key.kind != kind:
        raise Untrue("log.key-kind", kind=key.kind)
    return key


def _check_new(policy: Policy, name: str) -> None:
    if name == NO_QUORUM or name in _names(policy):
        raise Untrue("log.policy-twice", name=name[:60])


def _names(policy: Policy) -> set[str]:
    return {one.name for one in policy.witnesses} | {one.name for one in policy.groups}


_LINES: dict[str, Callable[[Policy, list[str]], Policy]] = {
    "log": _log,
    "witness": _witness,
    "group": _group,
    "quorum": _quorum,
}
