"""How estimates from overlaps compare with other programmes, published figures and known truths."""
