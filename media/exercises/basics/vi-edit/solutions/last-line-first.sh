vi run.sh <<'KEYS'
GA<Enter>echo done<Esc>
gg/rm<Enter>dd
:w<Enter>:q<Enter>
KEYS
