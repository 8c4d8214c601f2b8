"""Judgement rules: how accounts that differ become one range, each rule named and versioned, ready sets beside them."""
