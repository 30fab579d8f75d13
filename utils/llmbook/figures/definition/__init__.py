"""The definition of a figure: model, controls and views, and whether they fit. No drawing here."""
