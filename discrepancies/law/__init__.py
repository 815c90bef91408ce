"""Who excludes whom: the law of comparison, applied to the whole table at once.

In goes the table of claims, out come cells, conflicts, answers and statuses as arrays, without a word about them.
`comparison` lays beside each row what the law goes by: `cells` say what it is compared with, `intervals` what it leaves
possible, `clocks`, `scopes` and `origins` when, of whom and on whose word it counts, `copies` and `echoes` what it
repeats. `conflicts` finds what cannot all be true, `agreement` what is left open.
"""
