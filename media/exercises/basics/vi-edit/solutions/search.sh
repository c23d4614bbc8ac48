vi run.sh <<'KEYS'
/^rm<Enter>
dd
Goecho done<Esc>
:wq<Enter>
KEYS
