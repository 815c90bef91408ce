"""Text as codes into its distinct values, and integer arrays: the form in which claims are read, sent on and compared.

In go texts or arrays of integers, out come codes, their order and their runs, whatever they stand for. Everything from
the readers of files to the formats counts with these, so they lie below all that knows what a claim is.
"""
