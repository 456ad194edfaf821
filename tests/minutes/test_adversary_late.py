"""Decision texts invented after the reader was built: status, parts and amendment as a careful reader gives them."""

from __future__ import annotations

import pytest

from ledger.minutes import decisions
from tests.minutes import adversary_late
from tests.minutes.adversary import Case

PROPOSALS = frozenset({1, 2, 3, 4, 5})


@pytest.mark.parametrize("case", adversary_late.CASES, ids=lambda case: case.text[:60])
def test_decision_text(case: Case) -> None:
    outcome = decisions.read(case.text.split("\n"), proposals=PROPOSALS, council=case.council)
    assert outcome.status == case.status
    assert {number: part.status for part in outcome.parts for number in part.items} == (case.parts or {})
    if case.amended is not None:
        assert outcome.amended is case.amended
