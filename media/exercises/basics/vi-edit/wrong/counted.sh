vi run.sh <<'KEYS'
4Gdd
Goecho done<Esc>
:wq<Enter>
KEYS
