"""Who excludes whom: the law of comparison, applied to the whole table at once.

In goes the table of claims, out come cells, conflicts, answers and statuses as arrays, without a word about them.
`comparison` lays beside each row what the law goes by: `cells` say what it is compared with, `intervals` what it leaves
possible, `whens` and `clocks` of which time it is, `scopes` and `origins` of whom and on whose word, `copies` and
`echoes` what it repeats, `corrections` what its issuer replaced. `conflicts` finds what cannot all be true, once;
`agreement` how each fact stands by that.
"""
