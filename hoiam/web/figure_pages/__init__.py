"""Pages of figures, the same for everybody and for officers: what is asked, what is shown."""
