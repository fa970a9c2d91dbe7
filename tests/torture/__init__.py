"""The real program killed, cut off and repeated at every place; what people saw at the platforms is the oracle."""
