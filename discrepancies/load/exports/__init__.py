"""What other programs export as JSON: references as sources (CSL-JSON), and annotations as drafts (Hypothesis, W3C).

In goes a file that ends in .json; out come sources, and what others marked in them. `recognised` tells which program's
it is, `json_tree` reads JSON with the place of each text, `references` makes sources of it, `annotated` what drafts
are made of. A draft is no claim: whoever converts it fills in its fact.
"""
