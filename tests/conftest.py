"""What every test shares: hypothesis profiles, and the rule that continuous integration skips nothing in silence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# Deadlines measure the machine, not the code: two busy cores would make them flicker. An ordinary run draws the same examples every
# time, so that a red run is about the change at hand; `make fuzz` draws new ones.
settings.register_profile("ordinary", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "fuzz", deadline=None, suppress_health_check=list(HealthCheck), max_examples=int(os.environ.get("FUZZ_EXAMPLES", "2000"))
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ordinary"))

_forbidden_skips: list[tuple[str, str]] = []


def _reason(report: pytest.CollectReport | pytest.TestReport) -> str:
    longrepr = report.longrepr
    return str(longrepr[2]) if isinstance(longrepr, tuple) else str(longrepr)


def skip_allowed(reason: str, *, continuous: bool, shared_exists: bool) -> bool:
    """Whether a test may skip: always at home; under `CI` only for want of ../shared where it truly does not exist.

    Such a reason says "shared" or "not beside this checkout". A long random run is not skipped but not asked for, and names `make fuzz`.
    """
    wants_shared = "shared" in reason or "not beside this checkout" in reason
    return not continuous or "make fuzz" in reason or (wants_shared and not shared_exists)


def _note(report: pytest.CollectReport | pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = _reason(report)
        if not skip_allowed(reason, continuous=bool(os.environ.get("CI")), shared_exists=SHARED.is_dir()):
            _forbidden_skips.append((report.nodeid, reason))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _note(report)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    _note(report)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if _forbidden_skips and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _forbidden_skips:
        terminalreporter.section("skipped under CI: not allowed", red=True)
        for nodeid, reason in _forbidden_skips:
            terminalreporter.line(f"{nodeid}: {reason}")
