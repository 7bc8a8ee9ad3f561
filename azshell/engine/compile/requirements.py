"""What a script asks for before it runs: #requires, `using module`, `using assembly`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from azshell.dotnet.exceptions import ParseException
from azshell.engine.compile.context import Context
from azshell.engine.compile.table import Execute
from azshell.engine.failures import failure
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame

_VERSION = re.compile(r"-version\s+(\S+)", re.IGNORECASE)
_MODULES = re.compile(r"-modules?\s+(.+?)(?=\s-\w|$)", re.IGNORECASE)
_NAME = re.compile(r"ModuleName\s*=\s*['\"]?([\w.]+)", re.IGNORECASE)
HIGHEST = (7, 6)
"""The newest language version whose scripts are accepted."""


def prologue(node: nodes.ScriptBlock, context: Context) -> Execute:
    """The closure that checks the requirements and loads modules named by `using`."""
    modules = [using for using in node.using_statements if using.kind == "module"]

    def run(frame: Frame) -> None:
        for text in node.requirements:
            _check(frame, text)
        for using in modules:
            _import(frame, str(using.name.value) if using.name is not None else "", using)

    return run


def _check(frame: Frame, text: str) -> None:
    name = frame.source.file.replace("\\", "/").rpartition("/")[2] if frame.source is not None and frame.source.file else ""
    found = _VERSION.search(text)
    if found is not None:
        parts = tuple(int(part) for part in found.group(1).split(".")[:2] if part.isdigit())
        if parts > HIGHEST:
            words = (
                f"The script '{name}' cannot be run because it contained a \"#requires\" statement for PowerShell {found.group(1)}. The version of "
                "PowerShell that is required by the script does not match the currently running version of PowerShell "
                f"{frame.session.variable('PSVersionTable').get('PSVersion')}."
            )
            raise _unmet("ScriptRequiresUnmatchedPSVersion", words, name)
    found = _MODULES.search(text)
    if found is not None:
        for module in _module_names(found.group(1)):
            if not _available(frame, module):
                words = (
                    f"The script '{name}' cannot be run because the following modules that are specified by the \"#requires\" statements of the "
                    f"script are missing: {module}."
                )
                raise _unmet("ScriptRequiresMissingModules", words, name)


def _module_names(text: str) -> list[str]:
    named = _NAME.findall(text)
    return named or [part.strip().strip("'\"") for part in text.split(",") if part.strip()]


def _available(frame: Frame, module: str) -> bool:
    try:
        frame.session.frame = frame
        from azshell.engine.modules import import_required
    except ImportError:
        return True
    return import_required(frame, module)


def _unmet(error_id: str, words: str, target: str) -> Exception:
    from azshell.dotnet import exceptions

    kind: Any = getattr(exceptions, "ScriptRequiresException", exceptions.RuntimeException)
    return failure(error_id, words, "ResourceUnavailable", target, kind)


def _import(frame: Frame, name: str, node: nodes.UsingStatement) -> None:
    from azshell.engine.modules import import_required

    if import_required(frame, name):
        return
    from azshell.engine.module_paths import is_path

    if is_path(name):
        path = frame.session.providers.locate(name).path
        words = f"The specified module '{path}' was not loaded because no valid module file was found in any module directory."
        raise failure("Modules_ModuleNotFound,Microsoft.PowerShell.Commands.ImportModuleCommand", words, "InvalidOperation", path)
    from azshell.engine.errors import position_message

    where = position_message(frame.source, node.start, node.end)
    raise failure("ModuleNotFoundDuringParse", f"{where}\nCould not find the module '{name}'.", "ParserError", None, ParseException)
