"""Who says so.

`quotes` (what stands between quotation marks), `phrases` (the words that name a speaker), `people` (who "he"
and "the ministry" are), and `find`, which gives each sentence its speaker.
"""
