"""The only maker of HTML.

Read in this order: `elements`, `tables`, `accounts` (who says what), `evidence` (with the places where it is
said), `particulars` (what a dataset tells besides), `media` (pictures and videos), `notes` (events with
their accounts), `readings` (articles with their marks), `guide` (how to read the page), `references`
(numbered citations), `finding` (what a search finds), `comparison` (two days), `areas` (of control),
`story`.
"""
