"""One person asking the service over HTTP."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Mapping
from typing import Any

import httpx2 as httpx

from tests.told import Told

_KEYS = itertools.count(1)


class As:
    """The client of one person at one school. `said` are headers that say as what they come, and who is with them."""

    def __init__(
        self,
        http: httpx.AsyncClient,
        token: Callable[[str], str],
        custodian: str,
        sub: str,
        said: Mapping[str, str] | None = None,
    ) -> None:
        self._http, self._token, self._at = http, token, f"/api/v1/{custodian}"
        self.sub, self._said = sub, dict(said or {})

    def headers(self) -> dict[str, str]:
        """What proves who this is."""
        return {"Authorization": f"Bearer {self._token(self.sub)}"} | self._said

    async def get(self, path: str, accept: str = "application/json", **params: Any) -> httpx.Response:
        """Read, whatever comes of it."""
        headers = self.headers() | {"Accept": accept}
        return await self._http.get(f"{self._at}/{path}", params=params or None, headers=headers)

    async def post(
        self, path: str, body: Any, key: str | None = None, version: int | None = None, accept: str = "application/json"
    ) -> httpx.Response:
        """Hand something in, whatever comes of it."""
        headers = self.headers() | {"Idempotency-Key": key or f"key-{next(_KEYS):08}", "Accept": accept}
        headers |= {"Content-Type": "application/json"} | ({} if version is None else {"If-Match": f'"{version}"'})
        content = body if isinstance(body, (bytes, str)) else json.dumps(body, default=_plain)
        return await self._http.post(f"{self._at}/{path}", content=content, headers=headers)

    async def does(self, path: str, **body: Any) -> Mapping[str, Any]:
        """Hand something in that is taken; gives the receipt."""
        answer = await self.post(path, body)
        assert answer.status_code == 201, f"{self.sub} could not {path}: {answer.text}"
        return dict(answer.json())

    async def reads(self, path: str, **params: Any) -> Told:
        """Read something that may be read."""
        answer = await self.get(path, **params)
        assert answer.status_code == 200, f"{self.sub} could not read {path}: {answer.text}"
        return Told(answer.json())

    async def finds(self, path: str, **body: Any) -> Told:
        """Look for something by words that stand in no address, where one may look."""
        answer = await self.post(path, body)
        assert answer.status_code == 200, f"{self.sub} could not {path}: {answer.text}"
        return Told(answer.json())


def _plain(value: Any) -> Any:
    return sorted(map(str, value)) if isinstance(value, (set, frozenset)) else str(value)
