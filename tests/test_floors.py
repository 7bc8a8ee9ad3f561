"""The import table: a file imports only from the floors below it (and from its own package)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GROUND = {"azshell.source", "azshell.errors"}
ENGINE_ROOMS = GROUND | {"azshell.language", "azshell.dotnet", "azshell.cloud", "azshell.engine", "azshell.display", "azshell.fabric"}

# package or module -> what it may import of the project; the longest name that fits a file rules it
MAY_IMPORT: dict[str, set[str]] = {
    "azshell.__init__": {"azshell.shell"},
    "azshell.source": set(),
    "azshell.errors": GROUND,
    "azshell.language": GROUND,
    "azshell.dotnet": GROUND,
    "azshell.cloud": GROUND,
    "azshell.engine": GROUND | {"azshell.language", "azshell.dotnet"},
    "azshell.display": GROUND | {"azshell.dotnet"},
    "azshell.fabric": GROUND | {"azshell.cloud"},
    "azshell.cmdlet": ENGINE_ROOMS,
    "azshell.shell": ENGINE_ROOMS | {"azshell.cmdlet"},
    "azshell": ENGINE_ROOMS | {"azshell"},
    "cmdlets": {"azshell.cmdlet", "azshell.dotnet", "azshell.cloud", "azshell.fabric", "azshell.display.views"},
}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def imports(path: Path, name: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything a module's file imports, imports inside functions too."""
    package = name.rsplit(".", 1)[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join(filter(None, [*package.split(".")[: len(package.split(".")) - node.level + 1], base]))
            if base in ("azshell", "cmdlets"):
                yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names if alias.name != "__version__")
            else:
                yield node.lineno, base


def inside(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def rule_of(name: str) -> str:
    return max((package for package in MAY_IMPORT if inside(name, package)), key=len)


FILES = [p for top in ("azshell", "cmdlets") for p in sorted((ROOT / top).rglob("*.py"))]


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_a_file_imports_only_downwards(path: Path) -> None:
    name = module_name(path)
    room = rule_of(name)
    # Commands do not import each other across folders. The package `cmdlets` itself is where the index of commands lies; anyone may ask.
    own = ".".join(name.split(".")[:2]) if room in ("azshell", "cmdlets") else room
    allowed = MAY_IMPORT[room]
    wrong = [
        f"line {line}: {target}"
        for line, target in imports(path, name)
        if inside(target, "azshell") or inside(target, "cmdlets")
        if not inside(target, own) and target != "cmdlets" and not any(inside(target, package) for package in allowed)
    ]
    assert not wrong, f"{name} stands in {room} and may not import " + "; ".join(wrong)


def test_an_import_inside_a_function_counts(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text("def f():\n    from azshell.engine import session\n    import azshell.shell\n")
    assert list(imports(file, "azshell.language.x")) == [(2, "azshell.engine"), (3, "azshell.shell")]
