"""The local pages: what was flagged, and a key for each answer; a source's text, and a click for each claim.

`serving` puts a page on this machine's own address, `guard` decides who may ask, `app` answers requests. Of the review
`desk` holds what the files say and writes what an editor decides, `queue` puts it into what the page shows; of curating
`curating` holds it, `curating_writes` writes claims, `curating_shown` and `curating_effects` put it into what the page
shows. Flask is an extra and imported only where requests are answered; nothing here knows how a file is written.
"""
