"""How far several ratings of the same agree: items of a scale, two entries of a form, two interviews of a person."""
