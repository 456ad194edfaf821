"""Decision, body and what the money moves → is it appropriated, who decided, and did the decision change it (DOMAIN 1.3, 5.3).

judgement: the three together · movement: what a table or sentence moves, and who may decide that · amendment: what a decision changes ·
deciders: the body an item says decides it.
"""

from __future__ import annotations

from ledger.competence.deciders import deciding_body
from ledger.competence.judgement import appropriated, judge, judge_item, role_of

__all__ = ["appropriated", "deciding_body", "judge", "judge_item", "role_of"]
