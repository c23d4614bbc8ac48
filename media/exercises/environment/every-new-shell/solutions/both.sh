cat >> "$HOME/.bashrc" << END
YEAR=$WANTED
export YEAR
END
. ~/.bashrc
