"""A language server for the editor in which claims are written: what is wrong and what is flagged, while it is typed.

`server.py` speaks the protocol; `watched.py` keeps what the editor holds and has it checked off the event loop, so that
no diagnostic is of an older text than the one that is shown. What a request asks of one text is answered from its
`outline`, which reads broken YAML as far as it can, and from the last report that could be made. A file a feature:
diagnostics, hover, completion, actions, symbols, places.
"""
