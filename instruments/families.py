"""What a family of dimensions, or a pair of batteries, is known by wherever results are made of it."""

SKM = "skm"  # the family whose items are the elements of the community satisfaction index
PAIR = ("expectation", "perception")  # the batteries that a gap lies between
