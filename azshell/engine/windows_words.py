"""Where Windows PowerShell 4 and the .NET Framework worded an error otherwise than PowerShell 7: the classic layout's words.

Sources: the texts of PowerShell 7 and .NET are those of the PowerShell/PowerShell and dotnet/runtime repositories; the older
ones stand in Microsoft's documentation of Windows PowerShell 3.0 to 5.1 and in the .NET Framework reference source (mscorlib.txt).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

# (what PowerShell 7 says, what Windows PowerShell 4 said); \1 is what stands in the first parentheses.
_TABLE = (
    (
        r"The term '(.*?)' is not recognized as a name of a cmdlet, function, script file, or executable program\.\n"
        r"Check the spelling of the name, or if a path was included, verify that the path is correct and try again\.",
        r"The term '\1' is not recognized as the name of a cmdlet, function, script file, or operable program. "
        r"Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
    ),
    (r"The input string '.*?' was not in a correct format\.", "Input string was not in a correct format."),
    (
        r"The string '.*?' was not recognized as a valid DateTime\. There is an unknown word starting at index '(\d+)'\.",
        r"The string was not recognized as a valid DateTime. There is an unknown word starting at index \1.",
    ),
    (r"String '.*?' was not recognized as a valid DateTime\.", "String was not recognized as a valid DateTime."),
    (r"String '.*?' was not recognized as a valid TimeSpan\.", "String was not recognized as a valid TimeSpan."),
    (r"String '.*?' was not recognized as a valid Boolean\.", "String was not recognized as a valid Boolean."),
    (r"The given key '.*?' was not present in the dictionary\.", "The given key was not present in the dictionary."),
    (r"An item with the same key has already been added\. Key: \S*", "An item with the same key has already been added."),
    (r" \(Parameter '(\w+)'\)", "\r\nParameter name: \\1"),
)


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern, re.DOTALL), words) for pattern, words in _TABLE]


def older_words(message: str) -> str:
    """A message as Windows PowerShell 4 worded it."""
    for pattern, words in _patterns():
        message = pattern.sub(words, message)
    return message


def reword(exception: Any) -> None:
    """Give an exception, and those inside it, the older words; once."""
    while exception is not None and not exception.__dict__.get("is_reworded"):
        message = exception.message
        older = older_words(message) if message else message
        if older != message:
            exception.message = older
        exception.__dict__["is_reworded"] = True
        exception = exception.inner
