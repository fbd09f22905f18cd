"""The results of a city: its units side by side, from the file that `servqual-desk city` wrote."""
