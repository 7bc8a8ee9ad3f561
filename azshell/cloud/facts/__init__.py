"""The facts of June 2014 as data: regions, role sizes, images, quotas. A world may override any of them, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

__all__ = ["Facts", "ImageFact", "Quota", "Region", "RoleSize"]


class Region(msgspec.Struct, frozen=True):
    """A region. Latitude and longitude in degrees; `address_pools` are the public blocks that its VIPs come from,
    `pair` is the region that geo-redundant storage is copied to."""

    name: str
    geography: str
    environment: str
    latitude: float
    longitude: float
    services: list[str]
    web_worker_sizes: list[str]
    vm_sizes: list[str]
    address_pools: list[str]
    pair: str


class RoleSize(msgspec.Struct, frozen=True):
    """An instance size. `quota_cores` is what one instance takes of the cores quota; disk and memory sizes in MB."""

    name: str
    label: str
    cores: int
    memory_mb: int
    max_data_disks: int
    web_worker: bool
    virtual_machine: bool
    web_worker_disk_mb: int | None
    vm_disk_mb: int | None
    tier: str
    load_balancing: bool
    quota_cores: int


class ImageFact(msgspec.Struct, frozen=True):
    """A platform image; `locations` None means every region of the public environment."""

    name: str
    label: str
    os: str
    size_gb: int
    published: datetime
    publisher: str
    category: str
    family: str | None = None
    recommended_size: str | None = None
    locations: list[str] | None = None


class Quota(msgspec.Struct, frozen=True):
    """A limit without a support request, and the highest that one could get (None: unknown)."""

    name: str
    limit: int
    scope: str
    source: str
    max: int | None = None


TABLES: dict[str, type[Any]] = {"regions": Region, "sizes": RoleSize, "images": ImageFact, "quotas": Quota}
Row = TypeVar("Row")


class Facts:
    """The facts as one world sees them.

    Each table is a dict from the lower-case name to the row, in published order, read on first use.
    overrides   table -> name -> fields to change, or None to take the row away; a new name with all fields adds one
    """

    def __init__(self, overrides: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        self.overrides = overrides or {}
        self._tables: dict[str, dict[str, Any]] = {}

    @property
    def regions(self) -> dict[str, Region]:
        return self._table("regions", Region)

    @property
    def sizes(self) -> dict[str, RoleSize]:
        return self._table("sizes", RoleSize)

    @property
    def images(self) -> dict[str, ImageFact]:
        return self._table("images", ImageFact)

    @property
    def quotas(self) -> dict[str, Quota]:
        return self._table("quotas", Quota)

    def quota(self, name: str) -> int:
        """The limit in force."""
        return self.quotas[name].limit

    def check(self, table: str) -> None:
        """Raise ValueError when a table's overrides are not of its form."""
        if table not in TABLES:
            raise ValueError(f"There is no table of facts '{table}'; there are {', '.join(TABLES)}.")
        unknown = {field for fields in self.overrides.get(table, {}).values() if fields for field in fields} - set(
            TABLES[table].__struct_fields__
        )
        if unknown:
            raise ValueError(f"The table of facts '{table}' has no '{sorted(unknown)[0]}'.")
        try:
            self._table(table, TABLES[table])
        except msgspec.ValidationError as error:
            raise ValueError(str(error)) from error

    def _table(self, table: str, kind: type[Row]) -> dict[str, Row]:
        found = self._tables.get(table)
        if found is None:
            rows = published(table)
            for name, fields in self.overrides.get(table, {}).items():
                known = next((row for row in rows if row.lower() == name.lower()), name)
                rows = (
                    {row: value for row, value in rows.items() if row != known}
                    if fields is None
                    else rows | {known: rows.get(known, {}) | fields}
                )
            found = {name.lower(): msgspec.convert({"name": name, **fields}, kind) for name, fields in rows.items()}
            self._tables[table] = found
        return found


@cache
def published(table: str) -> dict[str, dict[str, Any]]:
    """A table as it is shipped: name -> fields. Do not change what is returned."""
    rows: dict[str, dict[str, Any]] = msgspec.json.decode((Path(__file__).parent / f"{table}.json").read_bytes())["rows"]
    return rows
