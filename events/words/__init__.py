"""The message catalogue: every sentence that a reader sees, in each language.

Read in this order: `catalogue` (messages in the current language), `terms` (words for the codes of the
records), `wording` (days, numbers and counts), `dating` (dates of EDTF), `direction` (texts from outside
within ours), `support` (what an event rests on, counted), `extraction` (from the program's source to
`messages.pot`). A message is written in English where it is used, as `_("Accounts differ")` or
`count("{n} event", "{n} events", number)`; a constant is marked by `N_` and translated where it is shown.
Another language is one more file here, `az.po`, translated from `messages.pot`; nothing else changes.
`choice` chooses it, for the page and every command; what a command says of its own, and the faults of files,
are English only: they are for editors and maintainers.
"""
