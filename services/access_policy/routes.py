"""Every page over HTTP: each is a reading, decided, recorded, and only then answered."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from access_policy.finding import FindName, FindWords, Narrowed, Piece
from access_policy.page import Page
from access_policy.pages import (
    agencies,
    around,
    concerns,
    due,
    figures,
    forms,
    groups,
    lists,
    meetings,
    psp,
    support,
    surveys,
    told,
)
from access_policy.pages import case as one_case
from access_policy.read import Asked
from access_policy.reading import Reading
from access_policy.sought import Sought
from access_policy.spreadsheet import DOCUMENTED, AlsoAsTable
from case_store.desk import PREFIX
from case_store.entry import Actor
from projections.psp_board.card import Stage

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
    ("/groups", groups.groups_page),
    ("/caseload", due.caseload_page),
    ("/due", due.due_page),
    ("/meetings", meetings.meetings_page),
    ("/figures", figures.figures_page),
    ("/figures/numbers", figures.numbers_page),
    ("/forms", forms.forms_page),
    ("/agencies", agencies.agencies_page),
    ("/agency-work", agencies.agency_work_page),
    ("/elsa-support", support.elsa_support_page),
    ("/surveys", surveys.surveys_page),
    ("/training-register", support.training_register_page),
)
"""The lists that take nothing but a purpose and a place to go on from: a new one is one line here."""
OF_A_CASE: tuple[tuple[str, Callable[[UUID], Page]], ...] = (
    ("/cases/{case_id}", one_case.case_page),
    ("/cases/{case_id}/timeline", one_case.timeline_page),
    ("/cases/{case_id}/chronology", one_case.chronology_page),
    ("/cases/{case_id}/support-map", around.support_map_page),
    ("/cases/{case_id}/figures", figures.case_figures_page),
)
"""The pages about one case, each of which can be narrowed: a new one is one line here."""


class Counter(Protocol):
    """What a router of pages needs: who asks (a FastAPI dependency that gives an Actor), and the way out."""

    @property
    def reader(self) -> Callable[..., Awaitable[Actor]]:
        """Who asks."""
        ...

    async def read(self, asked: Asked) -> Reading:
        """The way out."""
        ...


def routes(counter: Counter) -> APIRouter:
    """The pages, read through `counter`. Each is told as JSON, or as a table to whoever accepts `text/csv`."""
    router = APIRouter(prefix=PREFIX, tags=["read"], route_class=AlsoAsTable, responses=DOCUMENTED)
    Reader = Annotated[Actor, Depends(counter.reader)]  # noqa: N806 - a type, as FastAPI reads it
    Asking = Annotated[Piece, Depends(Piece)]  # noqa: N806 - as above
    Narrowing = Annotated[Narrowed, Depends(Narrowed)]  # noqa: N806 - as above

    async def answer(
        reader: Actor, page: Page, piece: Piece | Narrowed, request: Request, response: Response
    ) -> Reading:
        asked = Asked(reader, page, piece.purpose, piece.cursor, piece.limit, piece.sought)
        reading = await counter.read(asked)
        if reading.next:
            onward = request.url.include_query_params(cursor=reading.next)
            response.headers["Link"] = f'<{onward.path}?{onward.query}>; rel="next"'
        return reading

    @router.post("/cases/{case_id}/find")
    async def find_in_case(case_id: UUID, said: FindWords, reader: Reader, piece: Asking) -> Reading:
        """Find words in what you may see of a case; capitals and accents do not matter. The words are kept nowhere."""
        return await counter.read(found(reader, one_case.found_page(case_id), piece, said.sought()))

    @router.post("/pupils/find")
    async def find_pupils(said: FindName, reader: Reader, piece: Asking) -> Reading:
        """Find pupils on the roll by name, or by some of it. The name is kept nowhere."""
        return await counter.read(found(reader, lists.pupils_found_page(), piece, said.sought()))

    @router.get("/groups/{group_id}")
    async def read_group(
        group_id: UUID, reader: Reader, piece: Asking, request: Request, response: Response
    ) -> Reading:
        """Read a group: what it does, and, if you run or manage it, who is in it."""
        return await answer(reader, groups.group_page(group_id), piece, request, response)

    @router.get("/psps")
    async def read_psps(
        reader: Reader,
        piece: Asking,
        request: Request,
        response: Response,
        stage: Stage | None = None,
        overdue: bool | None = None,
    ) -> Reading:
        """The plans you may know of, by stage: what comes next, what is overdue, on hold and why, failing."""
        return await answer(reader, psp.psps_page(stage, overdue=overdue), piece, request, response)

    @router.get("/psps/{psp_id}")
    async def read_psp(psp_id: UUID, reader: Reader, piece: Asking, request: Request, response: Response) -> Reading:
        """Read a plan: targets by version, commitments and what became of them, signatures, reviews, outcome."""
        return await answer(reader, psp.psp_page(psp_id), piece, request, response)

    @router.get("/meetings/{meeting_id}")
    async def read_meeting(
        meeting_id: UUID, reader: Reader, piece: Asking, request: Request, response: Response
    ) -> Reading:
        """Read a meeting: who was asked and came, its record, what was agreed, is missing, is owned, and is late."""
        return await answer(reader, meetings.meeting_page(meeting_id), piece, request, response)

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

    def of_a_case(path: str, page: Callable[[UUID], Page]) -> None:
        async def read_case(
            case_id: UUID, reader: Reader, narrowing: Narrowing, request: Request, response: Response
        ) -> Reading:
            return await answer(reader, page(case_id), narrowing, request, response)

        add(path, page, read_case)

    def listed(path: str, page: Callable[[], Page]) -> None:
        async def read_list(reader: Reader, piece: Asking, request: Request, response: Response) -> Reading:
            return await answer(reader, page(), piece, request, response)

        add(path, page, read_list)

    def add(path: str, page: Callable[..., Page], read: Callable[..., Awaitable[Reading]]) -> None:
        read.__name__ = f"read_{page.__name__.removesuffix('_page')}"
        about = (page.__doc__ or "").strip()
        router.get(path, summary=about.split("\n")[0].rstrip("."), description=about)(read)

    for path, of_case in OF_A_CASE:
        of_a_case(path, of_case)
    for path, page in LISTED:
        listed(path, page)
    return router


def found(reader: Actor, page: Page, piece: Piece, sought: Sought) -> Asked:
    """A reading of what is found: no link leads on, for an address cannot hold the words; its cursor does."""
    return Asked(reader, page, piece.purpose, piece.cursor, piece.limit, sought)
