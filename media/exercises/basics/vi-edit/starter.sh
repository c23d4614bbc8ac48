vi run.sh <<'KEYS'
:q!<Enter>
KEYS
