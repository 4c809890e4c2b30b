"""Codes with word-order patterns: what PETRARCH and TABARI dictionaries say, matched on the words around the verb."""
