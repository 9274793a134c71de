"""Whether what an action put into the public log is what the table of public acts says."""

from collections import Counter
from collections.abc import Mapping, Sequence

from hoiam.core.log.acts import Act

type Table = Mapping[str, tuple[Act, ...]]


def wrongly(
    tags: Sequence[str], acts: Sequence[str], *, table: Table, sometimes: Mapping[str, str]
) -> list[str]:
    """Faults of the entries `acts` that were committed beside the events `tags`: an event of the
    table has exactly one entry of its own, whatever is no public act has none."""
    known = [tag for tag in tags if tag in table]
    left = Counter(acts)
    faults = []
    # What must have its entry takes one first; what may have one takes of the rest.
    for tag in sorted(known, key=lambda tag: (tag in sometimes, len(table[tag]))):
        taken = next((act for act in table[tag] if left[act] > 0), None)
        if taken is not None:
            left[taken] -= 1
        elif tag not in sometimes:
            faults.append(f"{tag}: no entry in the log")
    faults += [f"an entry of {act} that no event stands for" for act in left.elements()]
    return faults
