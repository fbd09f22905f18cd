"""What the answers say: headline, figures, charts and tables, with a filter on top, and the report as PDF."""
