"""Where the bundled program starts: the same as `python -m servqual_desk`."""

from servqual_desk.__main__ import main

main()
