"""What both faces do: the command line and the window call the same functions. No Qt here.

A job is a function: what it works on, then `progress` (`instruments.progress`), then its options by keyword. It opens the
project itself, because a connection belongs to its thread, and returns a value. The window runs it in the background:

    background.run(partial(export_data, project.path, out, language=language()), done=…, failed=…)

To add one: a file here, called after what is done.
"""
