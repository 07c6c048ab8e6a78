"""Charts as Vega-Lite: each a function from rows of the catalogue to an Altair chart; `render` draws them."""
