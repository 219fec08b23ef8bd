"""The only maker of HTML.

Read in this order: `elements`, `accounts` (copies, and accounts that differ), `notes` (events and their
accounts), `readings` (articles with their marks), `references` (numbered citations).
"""
