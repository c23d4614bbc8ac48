{ echo 'kkkk'; cat test.txt; } > new.txt && mv new.txt test.txt
