"""Every page over HTTP: each is a reading, decided, recorded, and only then answered."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from access_policy.page import Page
from access_policy.pages import case_page, concerns, lists, told
from access_policy.read import Asked
from access_policy.reading import Reading
from case_store.entry import Actor
from case_store.vocabulary import Purpose

LISTED: tuple[tuple[str, Callable[[], Page]], ...] = (
    ("/cases", lists.cases_page),
    ("/pupils", lists.pupils_page),
    ("/staff", lists.staff_page),
    ("/me", lists.me_page),
    ("/notices", concerns.notices_page),
    ("/written-by-me", lists.written_by_me_page),
    ("/concerns", concerns.concerns_page),
    ("/adult-concerns", concerns.adult_concerns_page),
    ("/elsa-programmes", lists.programmes_page),
)
"""The lists that take nothing but a purpose and a place to go on from: a new one is one line here."""


class Counter(Protocol):
    """What a router of pages needs: who asks (a FastAPI dependency that gives an Actor), and the way out."""

    @property
    def reader(self) -> Callable[..., Awaitable[Actor]]:
        """Who asks."""
        ...

    async def read(self, asked: Asked) -> Reading:
        """The way out."""
        ...


class Piece:
    """For what purpose, from where on, and how much of a page at most."""

    def __init__(
        self,
        purpose: Purpose | None = None,
        cursor: Annotated[str | None, Query(max_length=200, pattern=r"^[A-Za-z0-9_=-]+$")] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> None:
        self.purpose, self.cursor, self.limit = purpose, cursor, limit


def routes(counter: Counter) -> APIRouter:
    """The pages, read through `counter`."""
    router = APIRouter(tags=["read"])
    Reader = Annotated[Actor, Depends(counter.reader)]  # noqa: N806 - a type, as FastAPI reads it
    Asking = Annotated[Piece, Depends(Piece)]  # noqa: N806 - as above

    async def answer(reader: Actor, page: Page, piece: Piece, request: Request, response: Response) -> Reading:
        reading = await counter.read(Asked(reader, page, piece.purpose, piece.cursor, piece.limit))
        if reading.next:
            onward = request.url.include_query_params(cursor=reading.next)
            response.headers["Link"] = f'<{onward.path}?{onward.query}>; rel="next"'
        return reading

    @router.get("/cases/{case_id}")
    async def read_case(case_id: UUID, reader: Reader, piece: Asking, request: Request, response: Response) -> Reading:
        """Read a case. You are told what you need to know, and that you were told is recorded."""
        return await answer(reader, case_page(case_id), piece, request, response)

    @router.get("/disclosures")
    async def read_disclosures(
        reader: Reader,
        piece: Asking,
        request: Request,
        response: Response,
        case: UUID | None = None,
        entry: UUID | None = None,
    ) -> Reading:
        """Who has been told: of a case, of one entry, or, if neither is named, what you have been told yourself."""
        page = told.my_disclosures_page()
        if entry is not None:
            page = told.entry_disclosures_page(entry)
        elif case is not None:
            page = told.case_disclosures_page(case)
        return await answer(reader, page, piece, request, response)

    def listed(path: str, page: Callable[[], Page]) -> None:
        async def read_list(reader: Reader, piece: Asking, request: Request, response: Response) -> Reading:
            return await answer(reader, page(), piece, request, response)

        read_list.__name__ = f"read_{path.strip('/').replace('-', '_')}"
        router.get(path, summary=(page.__doc__ or "").split("\n")[0].rstrip("."))(read_list)

    for path, page in LISTED:
        listed(path, page)
    return router
