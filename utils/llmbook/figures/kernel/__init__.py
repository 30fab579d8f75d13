"""A figure in a kernel: real ipywidgets, and an anywidget that draws."""
