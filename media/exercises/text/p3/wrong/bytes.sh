wc -c < test.txt
