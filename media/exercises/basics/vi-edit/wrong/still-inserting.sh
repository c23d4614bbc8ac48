vi run.sh <<'KEYS'
/^rm<Enter>
dd
Goecho done
:wq<Enter>
KEYS
