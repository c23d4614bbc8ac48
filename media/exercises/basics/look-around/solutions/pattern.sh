cd data
ls -hl > ../long.txt
ls -d .[!.]* > ../hidden.txt
