"""The policy engine as a server of its own: OPA over HTTP, believed only where it is plainly the one that we asked."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from opa_client.opa_async import AsyncOpaClient  # type: ignore[import-untyped]  # it ships no types

from access_policy.engine import ENTRY_POINTS, EngineFault

LARGEST = 64 * 1024
"""An answer is a level, a few words and the names of rules: what is larger is no answer."""
_KNOWN = frozenset({"result", "decision_id"})


class _Unredirected(AsyncOpaClient):  # type: ignore[misc]  # opa_client carries no types
    """opa-python-client, which by itself follows a 301 or 307 anywhere and takes what it finds for the decision."""

    def _request(self, method: str, url: str, **kwargs: Any) -> Any:
        return super()._request(method, url, **{**kwargs, "allow_redirects": False})

    async def ask(self, path: str, question: Mapping[str, Any], largest: int) -> bytes:
        """The body of a plain 200, at most `largest` bytes of it, however slowly they come."""
        if self._session is None:
            raise EngineFault("the policy server is not open")
        async with self._request("POST", f"{self.root_url}/data/{path}", json={"input": question}) as response:
            if response.status != 200:
                raise EngineFault(f"the policy server answered {response.status}")
            body = bytearray()
            async for piece in response.content.iter_any():
                body += piece
                if len(body) > largest:
                    # the rest is not read: leaving the connection usable would mean reading it
                    response.close()
                    raise EngineFault("the policy server answered too much")
            return bytes(body)


class OpaServer:
    """An OPA server behind the protocol of engines. Whatever goes wrong with it is an EngineFault."""

    def __init__(self, url: str, *, token: str | None = None, timeout: float = 1.5, largest: int = LARGEST) -> None:
        place = urlsplit(url)
        if place.scheme not in {"http", "https"} or place.hostname is None or place.path not in {"", "/"}:
            raise ValueError("The policy server's address is http(s)://host[:port], without a path.")
        secure = place.scheme == "https"
        port = place.port or (443 if secure else 8181)
        # tried once: a second attempt after an error would double the time for which a sick engine holds readers up
        host = f"[{place.hostname}]" if ":" in place.hostname else place.hostname
        self._client = _Unredirected(host, port, ssl=secure, token=token, retries=0, timeout=timeout)
        self._timeout, self._largest = timeout, largest

    async def open(self) -> None:
        """Open the connections' pool. The server need not be there yet."""
        await self._client.__aenter__()

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close_connection()

    async def ask(self, path: str, question: Mapping[str, Any]) -> Any:
        """What the rule at `path` answers. Raises EngineFault for anything but one complete, timely answer."""
        if path not in ENTRY_POINTS:
            raise EngineFault("there is no such rule to ask")
        try:
            async with asyncio.timeout(self._timeout):
                body = await self._client.ask(path, question, self._largest)
            answer = json.loads(body)
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError, RecursionError) as wrong:
            raise EngineFault(f"the policy server failed: {type(wrong).__name__}") from None
        if not isinstance(answer, dict) or "result" not in answer or not answer.keys() <= _KNOWN:
            raise EngineFault("the policy server answered nothing")
        return answer["result"]
