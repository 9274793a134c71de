"""The arithmetic of a draft, done again."""

from hoiam.core.claims.judging import judged
from hoiam.core.claims.shapes import Check, Draft, Kind, Measure, Quantity, Verdict, Why


def check(draft: Draft) -> list[Check]:
    """Every sum that a draft states, and every number that stands alone, in order."""
    found: list[Check] = []
    for sentence in draft.sentences:
        whole: Quantity | None = None
        for one in sentence.quantities:
            if one.of is not None and one.of.value:
                whole = one
            elif one.measure is Measure.PERCENT and whole is not None and whole.of is not None:
                computed = 100 * whole.value / whole.of.value
                result = judged(one, computed)
                found.append(
                    Check(Kind.SHARE, (whole, whole.of), one, computed, result.verdict, result.why)
                )
    spoken = {one.start for done in found for one in (*done.numbers, done.stated) if one}
    for one in draft.quantities:
        if one.start in spoken:
            continue
        percent = one.measure is Measure.PERCENT
        verdict = Verdict.NO_DENOMINATOR if percent else Verdict.UNCHECKED
        why = Why.NO_WHOLE if percent else Why.NOTHING
        found.append(Check(Kind.LONE, (), one, None, verdict, why))
    return found
