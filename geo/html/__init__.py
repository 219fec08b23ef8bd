"""The only maker of HTML.

Read in this order: `elements`, `accounts` (who says what), `notes` (events with their accounts), `readings`
(articles with their marks), `references` (numbered citations), `finding`
(what a search finds).
"""
