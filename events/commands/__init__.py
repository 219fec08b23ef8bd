"""The commands of `python -m events`.

`holdings` prints what a collection holds, `texts` reads or fetches the texts of its articles.
"""
