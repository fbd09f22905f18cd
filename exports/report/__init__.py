"""The papers about a survey's results, as PDF or DOCX, in Indonesian or English: `write.write_report` makes each of them."""
