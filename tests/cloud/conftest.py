"""A fresh world for every test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from azshell.cloud import World


@pytest.fixture
def world() -> Iterator[World]:
    with World.open(seed=1, clock="2014-06-02T09:00:00Z") as opened:
        yield opened
