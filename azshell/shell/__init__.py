"""One session put together: the public Python interface.

with Shell(world=":memory:", layout="modern", width=120) as shell:
    result = shell.run("New-AzureService web -Location 'West US'; Get-AzureService")
    result.output, result.text, result.errors
"""

from azshell.shell.console import Console, ConsoleHost
from azshell.shell.result import Result
from azshell.shell.shell import Shell

__all__ = ["Console", "ConsoleHost", "Result", "Shell"]
