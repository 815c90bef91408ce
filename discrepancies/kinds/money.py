"""How much money, in the currency that is the fact's unit: "$5m", "5 million dollars", "€ 1.2bn", "₹500 crore".

It is a quantity whose unit is a currency; none is ever converted to another.
"""

from __future__ import annotations

from discrepancies.kinds.quantity import bounds, read, say

__all__ = ["bounds", "read", "say"]
