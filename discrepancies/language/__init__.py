"""How people write numbers, dates and names: words, grammars and calendars, one file of data a language.

In goes a text, out comes what it says as numbers and seconds with its hedge, or `Unreadable` with what to write
instead. Nothing here knows a fact or a claim; `kinds/` asks it about values, `evidence/` about quotes.
"""
