# images.txt, labelled.txt → in one only

