"""Native programs as pipeline stages: text in, lines out, the exit code in $LASTEXITCODE."""

from __future__ import annotations

import os
from typing import Any

from azshell.engine.binder.arguments import MISSING, Spelled
from azshell.engine.runtime import Runtime


class NativeStage(Runtime):
    """A program run by the host; its output comes line by line, its errors as records when they are redirected."""

    def prepare(self) -> None:
        self.lines: list[str] = []

    def rewire(self, out: Any) -> None:
        """Send output elsewhere."""
        self.out = out

    def receive(self, obj: Any) -> None:
        from azshell.dotnet.conversion import to_string

        self.lines.append(to_string(obj))

    def end(self) -> None:
        import subprocess

        from azshell.dotnet import places
        from azshell.dotnet.conversion import to_bool
        from azshell.dotnet.exceptions import ApplicationFailedException

        session = self.session
        command = [self.command.path, *words(self.arguments)]  # type: ignore[union-attr]
        feed = "".join(line + "\n" for line in self.lines) if self.expects_input else None
        folder = session.providers.host_path(session.location.path)
        try:
            seen = getattr(places.environment, "here", places.environment)  # a job may have its own
            done = subprocess.run(
                command,
                input=feed.encode() if feed is not None else None,
                stdin=subprocess.DEVNULL if feed is None else None,
                capture_output=True,
                cwd=folder if folder is None else str(folder),
                env=seen if type(seen) is dict else None,
                check=False,
            )
        except OSError as error:
            raise ApplicationFailedException(
                f"Program '{self.command.name}' failed to run: {error.strerror}",  # type: ignore[union-attr]
                "NativeCommandFailed",
                "ResourceUnavailable",
            ) from None
        for line in _lines(done.stdout):
            self.out(line)
        for number, line in enumerate(_lines(done.stderr)):
            self._error_line(line, "NativeCommandErrorMessage" if number else "NativeCommandError")
        session.last_exit_code = done.returncode
        self.failed = done.returncode != 0
        if self.failed and to_bool(self.get_variable("PSNativeCommandUseErrorActionPreference", False)):
            self._tell_exit(done.returncode)

    def _tell_exit(self, code: int) -> None:
        """The error that a program's exit code is where the preference says so; with Stop it ends the statement."""
        from azshell.dotnet.exceptions import NativeCommandExitException
        from azshell.dotnet.records import ErrorRecord, InvocationInfo

        path = self.command.path  # type: ignore[union-attr]
        name = path.rpartition("/")[2]
        error = NativeCommandExitException(f'Program "{name}" ended with non-zero exit code: {code} ({code & 0xFFFFFFFF:#04x}).')
        error.__dict__.update(path=path, exit_code=code, process_id=os.getpid())
        record = error.error_record = ErrorRecord(error, "ProgramExitedWithNonZeroCode", "NotSpecified", path)
        record.invocation_info = InvocationInfo()  # it has no place
        self.write_error(record)

    def _error_line(self, line: str, error_id: str) -> None:
        from azshell.dotnet.exceptions import RemoteException
        from azshell.dotnet.records import ErrorRecord

        record = ErrorRecord(RemoteException(line), error_id, "NotSpecified", line)
        record.invocation_info = self.invocation_info
        self.streams.error(record)


def words(arguments: list[Any]) -> list[str]:
    """A program's arguments from a command line's: names as written, collections one by one."""
    from azshell.dotnet.conversion import to_string
    from azshell.dotnet.enumeration import enumerate_value

    made: list[str] = []
    for spec, value in arguments:
        if spec is not None:
            made.append(spec.spelled if not spec.has_value or value is MISSING else spec.spelled + to_string(value))
            continue
        if value.__class__ is Spelled:
            made.append(value.text)
            continue
        items = enumerate_value(value)
        made += [to_string(item) for item in items] if items is not None else [] if value is None else [to_string(value)]
    return made


def _lines(data: bytes | None) -> list[str]:
    text = (data or b"").decode("utf-8", "replace")
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []
