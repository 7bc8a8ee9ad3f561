"""Golden transcripts: Markdown pages that are lesson and test in one.

A page holds console sessions in fences marked `ps1con`; `PS C:\\> ` starts a command, `>> ` continues it, and the rest is
what the console prints. Fences such as `powershell file=site.ps1` and `xml file=network.xml` are first written to the
page's own `C:` drive. One page is one session; its front matter sets where it starts:

    ---
    clock: 2014-06-02T09:00:00Z     frozen at this moment; Start-Sleep moves it
    seed: 1                         what identifiers and addresses are drawn from
    width: 80                       columns of the console
    layout: classic                 or modern
    world: contoso.json             an exported world beside the page, to start from
    match: exact                    or loose: blank lines and runs of blanks do not count
    ---

Two wildcards stand for what differs: `[..]` within a line, and `[...]` as a line for any number of lines.
"""

from azshell.lessons.checking import Outcome, check, play
from azshell.lessons.page import Page, PageError, Step, read_page
from azshell.lessons.writing import as_script, record, update

__all__ = ["Outcome", "Page", "PageError", "Step", "as_script", "check", "play", "read_page", "record", "update"]
