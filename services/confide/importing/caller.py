"""How an import reaches the service: over HTTP with a token, as any program would."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx2

TRIES = 4
"""How often a row is handed in while the service says that it cannot just now."""


class NotReached(Exception):
    """The service did not take or tell what was asked, in a sentence for whoever imports."""


class Refusal(Exception):
    """The service refuses one row: its title and what to do, which repeat nothing of it."""


class Caller:
    """One person at one school's address."""

    def __init__(
        self, http: httpx2.Client, headers: Callable[[], dict[str, str]], wait: Callable[[float], None] = time.sleep
    ) -> None:
        self._http, self._headers, self._wait = http, headers, wait

    def tell(self, path: str, body: dict[str, Any], key: str) -> Any:
        """The receipt for a command. Raises Refusal; NotReached where there is no sense in going on."""
        for tried in range(TRIES):
            answer = self._ask("POST", path, json=body, headers={"Idempotency-Key": key})
            if answer.status_code != httpx2.codes.SERVICE_UNAVAILABLE:
                break
            self._wait(2.0**tried)
        if answer.status_code == httpx2.codes.CREATED:
            return answer.json()
        if answer.status_code in {403, 404, 409, 412, 422}:
            raise Refusal(_said(answer))
        raise NotReached(_said(answer))

    def pages(self, path: str) -> Iterator[Any]:
        """Every reading of a list. Raises NotReached."""
        onward: str | None = f"{path}?limit=200"
        while onward:
            answer = self._ask("GET", onward)
            if answer.status_code != httpx2.codes.OK:
                raise NotReached(_said(answer))
            reading = answer.json()
            yield reading
            onward = f"{path}?limit=200&cursor={reading['next']}" if reading["next"] else None

    def _ask(self, method: str, path: str, **more: Any) -> httpx2.Response:
        headers = self._headers() | more.pop("headers", {})
        try:
            return self._http.request(method, path, headers=headers, **more)
        except httpx2.HTTPError:
            raise NotReached("The service does not answer. Look at the address, and whether it runs.") from None


def key_of(*parts: Any) -> str:
    """The key of a request that says `parts`: the same for the same row, so that a second import does nothing twice."""
    said = json.dumps(parts, sort_keys=True, default=str).encode()
    return f"import-{hashlib.sha256(said).hexdigest()}"


def _said(answer: httpx2.Response) -> str:
    try:
        problem = answer.json()
        return " ".join([problem["title"], problem.get("detail") or "", *problem.get("faults", ())]).strip()
    except (ValueError, KeyError, TypeError):
        return f"Something that is no Confide answered ({answer.status_code}). Look at the address."
