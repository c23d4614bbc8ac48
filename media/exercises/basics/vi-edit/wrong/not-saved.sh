vi run.sh <<'KEYS'
/^rm<Enter>
dd
Goecho done<Esc>
:q!<Enter>
KEYS
