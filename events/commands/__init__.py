"""The commands of `python -m events`.

`holdings` tells what a collection holds, `texts` reads or fetches the texts of its articles.
"""
