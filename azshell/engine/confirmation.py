"""ShouldProcess and ShouldContinue: -WhatIf, -Confirm, $WhatIfPreference, $ConfirmPreference and the questions they ask."""

from __future__ import annotations

from typing import Any

_IMPACTS = {"None": 0, "Low": 1, "Medium": 2, "High": 3}

_CHOICES = [
    ("&Yes", "Continue with only the next step of the operation."),
    ("Yes to &All", "Continue with all the steps of the operation."),
    ("&No", "Skip this operation and proceed with the next operation."),
    ("No to A&ll", "Skip this operation and all subsequent operations."),
    ("&Suspend", 'Pause the current pipeline and return to the command prompt. Type "exit" to resume the pipeline.'),
]

_TO_ALL = (1, 3)


def should_process(runtime: Any, target: str | None, action: str | None = None, caption: str | None = None) -> bool:
    """Whether a command is to go on.

    With `caption`, `target` is the description of what is done and `action` the question about it.
    """
    name = runtime.command.name if runtime.command is not None else ""
    if caption is not None:
        description, question = str(target), str(action)
    else:
        description = f'Performing the operation "{action or name}" on target "{target}".'
        question = f"Are you sure you want to perform this action?\n{description}"
        caption = "Confirm"
    if _what_if(runtime):
        runtime.session.host.write_line("What if: " + description)
        return False
    if _must_ask(runtime):
        if runtime._answers.get("all"):
            return True
        if runtime._answers.get("none"):
            return False
        return _ask(runtime, caption, question)
    runtime.write_verbose(description)
    return True


def should_continue(runtime: Any, query: str, caption: str, to_all: bool = False) -> bool:
    """Ask, whatever the preferences say; `to_all` offers to answer for everything that follows as well."""
    return _ask(runtime, caption, query, to_all)


def _what_if(runtime: Any) -> bool:
    from azshell.dotnet.conversion import to_bool

    value = runtime.common.get("WhatIf")
    if value is None:
        variable = runtime.frame.scope.find("whatifpreference")
        value = None if variable is None else variable.value
    return to_bool(value)


def _must_ask(runtime: Any) -> bool:
    confirm = runtime.common.get("Confirm")
    if confirm is not None:
        return bool(confirm)
    variable = runtime.frame.scope.find("confirmpreference")
    threshold = _impact(variable.value if variable is not None else "High")
    impact = _impact(runtime.command.metadata.confirm_impact if runtime.command is not None else "Medium")
    return threshold != 0 and impact >= threshold


def _impact(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    return _IMPACTS.get(str(value).capitalize(), 3)


def _ask(runtime: Any, caption: str, question: str, to_all: bool = True) -> bool:
    host = runtime.session.host
    try:
        if not host.interactive:
            raise EOFError
        offered = [index for index in range(len(_CHOICES)) if to_all or index not in _TO_ALL]
        answer = offered[host.choose(caption, question, [_CHOICES[index] for index in offered], 0)]
    except EOFError:
        raise no_interaction(question) from None
    if answer == 1:
        runtime._answers["all"] = True
    elif answer == 3:
        runtime._answers["none"] = True
    return answer in (0, 1)


def no_interaction(question: str) -> Exception:
    """HostException: there is nobody to ask."""
    from azshell.engine.host_exception import HostException

    return HostException(
        "A command that prompts the user failed because the host program or the command type does not support user interaction. "
        f"The host was attempting to request confirmation with the following message: {question}"
    )
