"""`python -m azshell.command_line` starts azshell."""

import sys

from azshell.command_line import main

sys.exit(main())
