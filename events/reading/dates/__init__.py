"""Dates in a text: `grammar` finds the words, `calendar` counts days, `complete` makes EDTF of them.

`find` is the door: all dates of a text, completed from the article's own.
"""
