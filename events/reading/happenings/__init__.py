"""Events in a text, sentence by sentence.

`hits` finds the words that tell one and parts the sentence among them; `tense` says whether it happened;
`where` and `when` know the places and dates of stretches, of which `placing` and `dating` choose; `routes`
is for movements, `deadlines` for what is due and what was moved; `story` is the article as all of them go
through it, `settle` fills in what other sentences tell, and `find` puts them together.
"""
