# test.txt: Hi!!!!

