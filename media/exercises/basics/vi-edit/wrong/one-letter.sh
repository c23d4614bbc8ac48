vi run.sh <<'KEYS'
/^rm<Enter>
x
Goecho done<Esc>
:wq<Enter>
KEYS
