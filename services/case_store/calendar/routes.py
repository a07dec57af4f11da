"""The address at which the office sets the school's terms."""

from typing import Annotated

from fastapi import APIRouter, Depends

from case_store.calendar.calendar import CALENDAR
from case_store.calendar.commands import SetTerms
from case_store.desk import PREFIX, Call, Desk, FileKind, Receipt, To
from case_store.people.settings import OWN_SETTINGS


def routes(desk: Desk) -> APIRouter:
    """The command about the calendar. It is kept with the settings, which every rule is handed."""
    router = APIRouter(prefix=PREFIX, tags=["calendar"])

    @router.post("/terms", status_code=201)
    async def set_terms(command: SetTerms, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Set the terms, half terms and closures of one school year."""
        return await desk.write(call, command, To(CALENDAR, own=OWN_SETTINGS, file=FileKind.TRAIL))

    return router
