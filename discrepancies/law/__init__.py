"""Who excludes whom: the law of comparison, applied to the whole table at once.

In goes the table of claims, out come cells, conflicts, positions and statuses as arrays, without a word about them.
`comparison` lays rows where they can be compared, `clocks`, `scopes` and `origins` say when, of whom and on whose word
they count, `conflicts` finds what cannot all be true, `agreement` what is left open.
"""
