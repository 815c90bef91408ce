"""Small dossiers to edit, of invented sources."""

MILL = """\
facts:
  killed: {asks: How many people were killed?, kind: count, unit: people, scopes: {everyone: all who were there}}
  happened: {asks: On what day did it burn?, kind: date}
  cause: {asks: What set it on fire?, kind: category, terms: [spark, arson]}
events:
  mill_fire: {title: The fire at the mill}
voices:
  police: The police
sources:
  gazette:
    title: Three dead at the mill
    event: mill_fire
    published: 2019-03-05
    claims:
      - {fact: killed, value: 3, quote: three workers died}
      - fact: cause
        value: spark
        quote: "a spark, it seems"
  wire:
    event: mill_fire
    claims:
      - {fact: killed, value: 5, quote: five people were killed, attributed_to: police}
"""
"""Two sources that cannot both be right."""
