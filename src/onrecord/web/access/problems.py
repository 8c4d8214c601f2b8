"""What is the matter, told to a programme in JSON: the thing, what was found, what was expected, what to do."""

from __future__ import annotations

from django.http import JsonResponse

__all__ = ["problem"]

TOLD = {
    400: ("the request", "something that cannot be read", "JSON in UTF-8", "Correct it, and send it again."),
    401: (
        "the token",
        "none, or one that does not hold",
        "Authorization: Bearer, then a token of this workbench",
        "Make one under your account in the workbench.",
    ),
    403: ("your token", "a right that it lacks", "one with the right that x-right names", "Ask an administrator."),
    404: ("the address", "nothing there", "something that is there, and that you may know of", "Look at the list."),
    405: ("the method", "one that this address has not", "one of the Allow header", "See openapi.json."),
    500: ("the workbench", "a fault of its own", "an answer", "Tell whoever looks after this server."),
    503: ("the database", "others who write to it", "a turn to write", "Send it again in a moment."),
}
LONGEST = 500


def problem(status: int, told: tuple[str, str, str, str] | None = None) -> JsonResponse:
    """Give an answer that tells what is the matter."""
    said = told or TOLD[status]
    names = ("thing", "found", "expected", "do")
    answer = JsonResponse(dict(zip(names, (each[:LONGEST] for each in said), strict=True)), status=status)
    if status == 401:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="onrecord"'
    return answer
