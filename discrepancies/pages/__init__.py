"""The editors' local page: what was flagged, one finding after the other, and a key for each answer.

`serving` puts the page on this machine's own address, `guard` decides who may ask, `app` answers requests, `desk`
holds what the files say and writes what an editor decides, `queue` puts it into what the page shows. Flask is an
extra and imported only by `app`; nothing here knows how a log is written or a card is drawn.
"""
