"""Answers that feeds and files have in common where there is no list to send."""

from django.http import HttpResponse

from search.finding import Found

AGAIN = 300
"""Seconds after which an index that was away may be asked for again."""


def instead(found: Found) -> HttpResponse | None:
    """What is answered instead of the list, as a plain sentence; None where there is nothing in its way.

    400 where mistakes have left nothing to search for, 503 where the index cannot answer for the whole archive.
    """
    if found.query.parsed.hopeless:
        return _sentence(400, " ".join(mistake.message for mistake in found.mistakes))
    if found.results.degraded:
        answer = _sentence(
            503, "The index is not whole just now, so the list would not be either. Please ask again later."
        )
        answer.headers["Retry-After"] = str(AGAIN)
        return answer
    return None


def left_out(found: Found) -> list[str]:
    """What of the query was not searched for, and why: plain sentences."""
    said = [mistake.message for mistake in found.mistakes]
    if found.query.dropped:
        said.append(f"Left out of what was chosen, as too many or too long: {found.query.dropped:,}.")
    return said


def _sentence(status: int, said: str) -> HttpResponse:
    answer = HttpResponse(f"{said}\n", status=status, content_type="text/plain; charset=utf-8")
    answer.headers["Cache-Control"] = "no-store"
    return answer
