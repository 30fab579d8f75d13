"""How a figure's controls stand below its drawing in a kernel."""

import ipywidgets

#: The widgets that these functions make, to be closed with the figure: they add to it.
Made = list[ipywidgets.Widget]


def row(widget: ipywidgets.Widget, label: str, made: Made) -> ipywidgets.Widget:
    """A control with its label; a Play with a slider that shows where it stands."""
    if not widget.description and not isinstance(widget, ipywidgets.Play):
        widget.description = label
    if hasattr(widget.style, "description_width"):
        widget.style.description_width = "9em"
    if isinstance(widget, ipywidgets.Play):  # a Play button alone does not show where it stands
        slider = ipywidgets.IntSlider(
            min=widget.min, max=widget.max, step=widget.step, description=label
        )
        slider.style.description_width = "9em"
        slider.layout.width, slider.layout.flex = "auto", "1"
        link = ipywidgets.jslink((widget, "value"), (slider, "value"))
        row = ipywidgets.HBox([slider, widget])
        made += [slider, link, row]
        return row
    if isinstance(widget, ipywidgets.ToggleButtons):
        widget.style.button_width = widget.style.button_width or "auto"
    if widget.layout.width is None and not isinstance(widget, ipywidgets.Checkbox):
        widget.layout.width = "98%"
    return widget


def in_one_row(rows: list[ipywidgets.Widget], made: Made) -> list[ipywidgets.Widget]:
    """The same, but three ticks or more beside each other, as on the page."""
    ticks = [one for one in rows if isinstance(one, ipywidgets.Checkbox)]
    if len(ticks) < 3:
        return rows
    for one in ticks:
        one.indent, one.layout.width = False, "auto"
    row = ipywidgets.Box(ticks, layout=ipywidgets.Layout(flex_flow="row wrap"))
    made.append(row)
    place = rows.index(ticks[0])
    rest = [one for one in rows if one not in ticks]
    return [*rest[:place], row, *rest[place:]]


def folded(rows: list[ipywidgets.Widget], made: Made) -> ipywidgets.Widget:
    """Rows under a line that opens them."""
    inner = ipywidgets.VBox(rows)
    fold = ipywidgets.Accordion([inner], selected_index=None)
    fold.set_title(0, "More settings")
    made += [inner, fold]
    return fold
