"""What the sample's design does to the numbers: clusters, strata, weights, a finite population."""
