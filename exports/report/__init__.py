"""The printed report: an A4 PDF from a survey's results, in Indonesian or English."""

from exports.report.write import write_report

__all__ = ["write_report"]
