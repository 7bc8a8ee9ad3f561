"""System.IO.Path: paths as text.  A path with a drive letter follows Windows, another one the place where the script is."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import declare, static_method, static_prop
from azshell.dotnet.values import Char


def has_drive(path: str) -> bool:
    r"""Whether a path begins with a drive letter or is a UNC path: `C:\x`, `\\server\share`."""
    return (path[1:2] == ":" and path[:1].isalpha()) or path[:2] == "\\\\"


def _here() -> str:
    from azshell.dotnet import io

    return io.current_directory()


def follows_windows(path: str = "") -> bool:
    """Whether a path is to be read as Windows reads it."""
    return has_drive(path) or (path[:1] != "/" and has_drive(_here()))


def _separators(path: str) -> str:
    return "\\/" if follows_windows(path) else "/"


def separator(path: str = "") -> str:
    """What joins the parts of such a path."""
    return "\\" if follows_windows(path) else "/"


def _cut(path: str) -> int:
    """Where the last part of the path begins."""
    marks = _separators(path) + (":" if has_drive(path) else "")
    return max(path.rfind(mark) for mark in marks) + 1


def file_name(path: str) -> str:
    """The last part."""
    return path[_cut(path) :]


def extension(path: str) -> str:
    """The last part's extension with its dot; empty without one."""
    name = file_name(path)
    dot = name.rfind(".")
    return name[dot:] if 0 <= dot < len(name) - 1 else ""


def stem(path: str) -> str:
    """The last part without its extension."""
    name = file_name(path)
    dot = name.rfind(".")
    return name[:dot] if dot >= 0 else name


def path_root(path: str) -> str:
    r"""`C:\`, `/`, `\\server\share`, or nothing."""
    if has_drive(path):
        if path[:2] == "\\\\":
            return "\\\\" + "\\".join(path[2:].split("\\")[:2])
        return path[:3] if path[2:3] in ("\\", "/") and path[2:3] else path[:2]
    return path[:1] if path[:1] in tuple(_separators(path)) and path else ""


def directory_name(path: str) -> str | None:
    """All but the last part; None for a root."""
    if not path:
        return ""
    root = path_root(path)
    if len(path) <= len(root):
        return None
    head = path[: _cut(path)]
    trimmed = head.rstrip(_separators(path))
    name = trimmed if len(trimmed) >= len(root) else root
    return name.replace("/", "\\") if has_drive(path) else name


def is_rooted(path: str) -> bool:
    """Whether a path begins at a root."""
    return bool(path_root(path))


def trim_end(path: str) -> str:
    """Without the separator at its end, but for a root."""
    return path[:-1] if path[-1:] in tuple(_separators(path)) and len(path) > len(path_root(path)) else path


def combine(*parts: str) -> str:
    """Path.Combine: a rooted part begins anew."""
    result = ""
    for part in parts:
        if not part:
            continue
        if not result or is_rooted(part):
            result = part
        elif result[-1] in _separators(result) or (has_drive(result) and result[-1] == ":"):
            result += part
        else:
            result += separator(result) + part
    return result


def full_path(path: str, base: str | None = None) -> str:
    """The absolute path without . and .. and doubled separators."""
    if has_drive(path) or (follows_windows(path) and path[:1] in ("\\", "/") and path):
        text = path.replace("/", "\\")
        if not has_drive(text):
            text = (path_root(_here()) or "C:\\").rstrip("\\") + text
        elif len(text) == 2 or (text[2] != "\\" and text[:2] != "\\\\"):
            text = text[:2] + "\\" + text[2:]
    elif path[:1] == "/":
        text = path
    else:
        text = combine(base if base is not None else _here(), path)
    return _normal(text)


def _normal(path: str) -> str:
    root = path_root(path)
    mark = separator(path)
    rest = path[len(root) :].replace("/", "\\") if mark == "\\" else path[len(root) :]
    ends = rest.endswith(mark)
    parts: list[str] = []
    for part in rest.split(mark):
        if part == "..":
            if parts:
                parts.pop()
        elif part and part != ".":
            parts.append(part)
    joint = "" if not parts or root.endswith(mark) or not root else mark
    return root + joint + mark.join(parts) + (mark if ends and parts else "")


def relative_path(base: str, path: str) -> str:
    """How to get from a directory to a path."""
    mark = separator(base)
    source = [part for part in full_path(base).split(mark) if part]
    target = [part for part in full_path(path).split(mark) if part]
    same = 0
    fold = str.lower if mark == "\\" else str
    while same < min(len(source), len(target)) and fold(source[same]) == fold(target[same]):
        same += 1
    return mark.join([".."] * (len(source) - same) + target[same:]) or "."


def _full(path: str, base: str | None = None) -> str:
    from azshell.dotnet.io import checked_path

    checked_path(path)
    return full_path(path, base)


def _change(path: str | None, new: str | None) -> str | None:
    if path is None:
        return None
    head = path[: _cut(path)] + stem(path)
    if new is None:
        return head
    return head + ("" if new.startswith(".") else ".") + new


def _join(*parts: str) -> str:
    result = ""
    for part in parts:
        if not part:
            continue
        if result and result[-1] not in _separators(result) and part[0] not in _separators(result):
            result += separator(result)
        result += part
    return result


def _temp_path() -> str:
    from azshell.dotnet.environment import get_variable

    folder = get_variable("TEMP") or get_variable("TMPDIR") or get_variable("TMP")
    if not folder:
        import tempfile

        folder = tempfile.gettempdir()
    return folder if folder[-1] in _separators(folder) else folder + separator(folder)


def _random_name() -> str:
    from azshell.dotnet.random import shared

    letters = [shared().choice("abcdefghijklmnopqrstuvwxyz012345") for _ in range(11)]
    return "".join(letters[:8]) + "." + "".join(letters[8:])


def _temp_file() -> str:
    from azshell.dotnet.io_files import write_bytes

    path = combine(_temp_path(), "tmp" + _random_name()[:6] + ".tmp")
    write_bytes(path, b"")
    return path


def _chars(text: str) -> Any:
    from azshell.dotnet.typed_arrays import typed_array

    return typed_array([Char(c) for c in text], "System.Char")


def _bad_name_chars() -> Any:
    return _chars('"<>|\0' + "".join(map(chr, range(1, 32))) + ":*?\\/" if follows_windows() else "\0/")


def _bad_path_chars() -> Any:
    return _chars('"<>|\0' + "".join(map(chr, range(1, 32))) if follows_windows() else "\0")


def _exists(path: str | None) -> bool:
    import os

    from azshell.dotnet.io import host_path

    return bool(path) and os.path.exists(host_path(path or ""))


def _none_or(call: Any) -> Any:
    return lambda path: None if path is None else call(path)


declare(
    "System.IO.Path",
    members=[
        static_method("string ChangeExtension(string path, string extension)", _change),
        static_method("string Combine(string path1, string path2)", combine),
        static_method("string Combine(string path1, string path2, string path3)", combine),
        static_method("string Combine(string path1, string path2, string path3, string path4)", combine),
        static_method("string Combine(Params string[] paths)", lambda parts: combine(*parts)),
        static_method("bool EndsInDirectorySeparator(string path)", lambda path: path[-1:] in tuple(_separators(path)) and bool(path)),
        static_method("bool Exists(string path)", _exists),
        static_method("string GetDirectoryName(string path)", _none_or(directory_name)),
        static_method("string GetExtension(string path)", _none_or(extension)),
        static_method("string GetFileName(string path)", _none_or(file_name)),
        static_method("string GetFileNameWithoutExtension(string path)", _none_or(stem)),
        static_method("string GetFullPath(string path)", _full),
        static_method("string GetFullPath(string path, string basePath)", _full),
        static_method("char[] GetInvalidFileNameChars()", _bad_name_chars),
        static_method("char[] GetInvalidPathChars()", _bad_path_chars),
        static_method("string GetPathRoot(string path)", _none_or(path_root)),
        static_method("string GetRandomFileName()", _random_name),
        static_method("string GetRelativePath(string relativeTo, string path)", relative_path),
        static_method("string GetTempFileName()", _temp_file),
        static_method("string GetTempPath()", _temp_path),
        static_method("bool HasExtension(string path)", lambda path: bool(extension(path or ""))),
        static_method("bool IsPathFullyQualified(string path)", lambda path: path[:1] == "/" or (has_drive(path) and len(path) > 2)),
        static_method("bool IsPathRooted(string path)", lambda path: is_rooted(path or "")),
        static_method("string Join(string path1, string path2)", _join),
        static_method("string Join(string path1, string path2, string path3)", _join),
        static_method("string Join(string path1, string path2, string path3, string path4)", _join),
        static_method("string Join(Params string[] paths)", lambda parts: _join(*parts)),
        static_method("string TrimEndingDirectorySeparator(string path)", trim_end),
        static_prop("char AltDirectorySeparatorChar", lambda: Char("/")),
        static_prop("char DirectorySeparatorChar", lambda: Char(separator())),
        static_prop("char PathSeparator", lambda: Char(";" if follows_windows() else ":")),
        static_prop("char VolumeSeparatorChar", lambda: Char(":" if follows_windows() else "/")),
        static_prop("char[] InvalidPathChars", _bad_path_chars),
    ],
)
