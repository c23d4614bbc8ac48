# test.txt: … + kkkk

