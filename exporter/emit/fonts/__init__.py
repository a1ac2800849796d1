"""Fonts made ready for the typesetter: cut down by HarfBuzz, marks added by fontTools."""
