history | sed -n '12p' > kept.txt
!12
