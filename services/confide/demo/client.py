"""How the demo speaks with the service: over HTTP, with a token of one of its people, as any program would."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import TracebackType
from typing import Any, Self

import httpx2

from confide.demo.staff import SCHOOL, FromHome, Somebody
from confide.demo_issuer import DemoIssuer


class StoryBroke(Exception):
    """The service did not take what the demo told it. Says what was asked and the problem's title, no more."""


class Client:
    """The public API, as each of the demo's people."""

    def __init__(self, address: str, issuer: DemoIssuer, now: Callable[[], datetime]) -> None:
        self._http = httpx2.Client(base_url=f"{address}/api/v1/{SCHOOL}", timeout=30, trust_env=False)
        self._issuer, self._now = issuer, now
        self._tokens: dict[str, str] = {}
        self._told = 0
        self.people: dict[str, str] = {}
        """Logins -> ids, as far as they are known: beside whom a pupil reads is said with an id."""

    def tell(self, who: Somebody, path: str, **said: Any) -> Any:
        """Hand in a command as `who`; the receipt. Raises StoryBroke."""
        return self._post(who, path, said, 201)

    def preview(self, who: Somebody, path: str, **asked: Any) -> Any:
        """Look, as `who`, at what another would be told: that is a reading. Raises StoryBroke."""
        return self._post(who, path, asked, 200)

    def _post(self, who: Somebody, path: str, body: Mapping[str, Any], expected: int) -> Any:
        self._told += 1
        key = {"Idempotency-Key": f"demo-{self._told:06}"}
        answer = self._http.post(path, json=body, headers={**self._as(who), **key})
        if answer.status_code != expected:
            raise StoryBroke(f"POST {path} as {who.login}: {answer.status_code} {_title(answer)}")
        return answer.json()

    def ask(self, who: Somebody, path: str) -> httpx2.Response:
        """Read a page as `who`, whatever is answered."""
        return self._http.get(path, headers=self._as(who))

    def read(self, who: Somebody, path: str) -> Any:
        """The reading that `who` is answered. Raises StoryBroke."""
        answer = self.ask(who, path)
        if answer.status_code != 200:
            raise StoryBroke(f"GET {path} as {who.login}: {answer.status_code} {_title(answer)}")
        return answer.json()

    def close(self) -> None:
        """Hang up."""
        self._http.close()

    def _as(self, who: Somebody) -> Mapping[str, str]:
        if who.login not in self._tokens:
            self._tokens[who.login] = self._issuer.issue(who.login, self._now())
        token = {"Authorization": f"Bearer {self._tokens[who.login]}"}
        if isinstance(who, FromHome) and who.beside is not None:
            return token | {"Beside": self.people[who.beside.login]}
        return token

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()


def _title(answer: httpx2.Response) -> str:
    try:
        problem = answer.json()
        return " ".join([problem["title"], problem.get("detail", ""), *problem.get("faults", ())]).strip()
    except (ValueError, KeyError, TypeError):
        return "(no problem document)"
