"""azshell: a PowerShell-compatible shell that holds a classic Azure subscription on the user's own disk."""

__version__ = "0.1.0"
__all__ = ["Shell", "__version__"]


def __getattr__(name: str) -> object:
    """Load `Shell` on first use, so that importing one floor does not import the house."""
    if name == "Shell":
        from azshell.shell import Shell

        return Shell
    raise AttributeError(f"module 'azshell' has no attribute {name!r}")
