"""From claims and judgements to what is held: which value stands, by which rule, on which claims."""
