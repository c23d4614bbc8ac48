# man ladle
