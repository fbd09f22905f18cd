"""The printed report: an A4 PDF from a survey's results, in Indonesian or English."""

from exports.report.context import Kept
from exports.report.write import write_report

__all__ = ["Kept", "write_report"]
