"""Reading lesson pages: settings, files, steps, and what is refused."""

from pathlib import Path

import pytest

from azshell.lessons import PageError, read_page

PAGE = """---
seed: 7
layout: modern
---

# A page

```powershell file=sub/site.ps1
Get-Date
```

```ps1con
PS C:\\> 1 +
>> 2
3

PS C:\\lab> 'x'
x
```

```console
PS C:\\> not this one
```
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "page.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_page_is_settings_files_and_steps(tmp_path: Path) -> None:
    page = read_page(write(tmp_path, PAGE))
    assert (page.settings["seed"], page.settings["layout"], page.settings["width"]) == ("7", "modern", "80")
    assert page.files == {"sub/site.ps1": "Get-Date\n"}
    assert [(s.prompt, s.text, s.output) for s in page.steps] == [
        ("PS C:\\> ", "1 +\n2", ["3", ""]),
        ("PS C:\\lab> ", "'x'", ["x"]),
    ]
    assert page.lines[page.steps[0].first] == "PS C:\\> 1 +"
    assert page.lines[page.steps[0].printed : page.steps[0].end] == ["3", ""]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# nothing here\n", "there is no console session"),
        ("---\ncolour: red\n---\n", "page.md:2: 'colour: red' is not a setting"),
        ("---\nlayout: fancy\n---\n", "page.md:2: 'fancy' cannot be the layout"),
        ("---\nwidth: wide\n---\n", "page.md:2: 'wide' cannot be the width"),
        ("---\nseed: 1\n", "the front matter has no end"),
        ("```ps1con\nhello\n```\n", "page.md:2: a session starts with a prompt"),
    ],
)
def test_a_page_that_is_no_lesson_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(PageError, match=words):
        read_page(write(tmp_path, text))
