"""The one gate between results and whoever reads them outside the office: minimum n, and nothing that tells what is hidden."""
