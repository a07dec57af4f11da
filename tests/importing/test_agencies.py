"""A list of agencies: looked through without repeating anything, and taken in once."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from confide.importing import agencies, senders, sheet
from confide.importing.looked import Looked
from confide.importing.sending import Came, send
from tests.importing.bridge import Bridge, apart, caller_of
from tests.importing.files import written
from tests.school import School

SECRET = "Quetzalcoatlus"
LIST = (
    "Service,Type,Referrals,Contact,Contact for,Contact e-mail\n"
    "Harbour CAMHS,camhs,By letter,Wanda Worth,The waiting list,wanda@camhs.example\n"
    "Harbour CAMHS,camhs,,Duty desk,,\n"
    "Education Welfare,education welfare,,,,\n"
)


def look(folder: Path, text: str = LIST) -> Looked:
    """The list, looked through."""
    rows, wrong = sheet.read(written(folder, text), agencies.COLUMNS)
    looked = agencies.look(rows)
    return Looked(looked.rows, (*wrong, *looked.faults))


def test_a_row_is_an_agency_or_one_more_to_ask_there(tmp_path: Path) -> None:
    """Other names of columns and kinds, as schools use them."""
    looked = look(tmp_path)
    assert looked.faults == ()
    assert [(one.row, dict(one.body)) for one in looked.rows] == [
        (
            2,
            {
                "display_name": "Harbour CAMHS",
                "kind": "mental_health",
                "how_to_refer": "By letter",
                "contacts": [
                    {"display_name": "Wanda Worth", "asked_for": "The waiting list", "email": "wanda@camhs.example"},
                    {"display_name": "Duty desk"},
                ],
            },
        ),
        (4, {"display_name": "Education Welfare", "kind": "education_welfare", "contacts": []}),
    ]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (f"{SECRET},wizardry,,,,", "kind"),
        (f",{SECRET},,,,", "kind"),
        (",camhs,,,,", "display_name"),
        (f"{SECRET},camhs,,,{SECRET},", "contact"),
        (f"{SECRET},camhs,,A,,{SECRET}", "contact_email"),
        (f"Harbour CAMHS,police,,{SECRET},,", "kind"),
        (f"Harbour CAMHS,camhs,{SECRET},{SECRET},,", "how_to_refer"),
        ("harbour camhs,camhs,,Duty desk,,", "contact"),
        ("harbour camhs,camhs,,,,", "contact"),
        (f"=HYPERLINK({SECRET!r}),camhs,,,,", "display_name"),
    ],
)
def test_each_fault_is_named_by_row_and_column(tmp_path: Path, row: str, column: str) -> None:
    """And nothing of the row is repeated; without the row there is none (the control)."""
    faults = look(tmp_path, f"{LIST}{row}\n").faults
    assert (5, column) in {(fault.row, fault.column) for fault in faults}
    assert SECRET not in repr(faults)
    assert look(tmp_path).sound


@pytest.mark.asyncio(loop_scope="session")
async def test_it_is_taken_in_once_and_what_changed_again(school: School, tmp_path: Path) -> None:
    """A second time changes nothing; another way to refer is said anew, and one that was taken out is listed again."""
    caller = caller_of(school, "admin", Bridge(school))
    sends = partial(senders.Agencies, today=date(2026, 3, 10))

    async def imported(text: str = LIST, day: date | None = None) -> dict[Came, int]:
        looked = look(tmp_path, text)
        done = await apart(lambda: send(looked, sends(caller, **({"today": day} if day else {})), lambda *_: None))
        assert done.refused == []
        return dict(done.counts)

    assert await imported() == {Came.NEW: 2}
    assert await imported() == {Came.SAME: 2}
    assert await imported(LIST.replace("By letter", "By telephone")) == {Came.CHANGED: 1, Came.SAME: 1}
    told = await school.as_("admin").reads("agencies")
    assert {entry["fields"].get("how_to_refer") for entry in told.entries} == {"By telephone", None}
    (welfare,) = (one for one in told.entries if one["fields"]["kind"] == "education_welfare")
    await school.as_("admin").does(f"agencies/{welfare['fields']['agency']}/unlisting")
    assert len((await school.as_("admin").reads("agencies")).entries) == 1
    next_day = date(2026, 3, 11)
    assert await imported(LIST.replace("By letter", "By telephone"), next_day) == {Came.NEW: 1, Came.SAME: 1}
    assert len((await school.as_("admin").reads("agencies")).entries) == 2
