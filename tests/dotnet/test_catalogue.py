"""The catalogue knows every declared type, and the module it names declares it."""

import importlib
import pkgutil

import azshell.dotnet
from azshell.dotnet import types
from azshell.dotnet.accelerators import ACCELERATORS
from azshell.dotnet.catalogue_index import MODULES


def test_the_index_is_fresh() -> None:
    for info in pkgutil.iter_modules(azshell.dotnet.__path__, "azshell.dotnet."):
        importlib.import_module(info.name)
    missing = [name for name, kind in types.TYPES.items() if kind.declared_in.startswith("azshell.dotnet.") and name not in MODULES]
    assert missing == [], "run python -m azshell.dotnet.catalogue"


def test_accelerators_of_ordinary_types_resolve() -> None:
    wanted = ["int", "string", "hashtable", "ordered", "datetime", "regex", "xml", "uri", "guid", "version", "scriptblock", "ipaddress"]
    assert [name for name in wanted if types.resolve_type(name) is None] == []
    assert types.resolve_type("long[]") is types.resolve_type("System.Int64[]")
    assert "int" in ACCELERATORS
