/** Answers to exercises of state as people write them, right and wrong, by exercise; the core tier decides. */
export const stateAnswers: Readonly<
  Record<string, { readonly right: readonly string[]; readonly wrong: readonly string[] }>
> = {
  'where-am-i': {
    right: [
      'cd project/data/raw/"$MONTH"; echo "$PWD" > ~/where.txt; cd ~; cd project/src',
      'pushd "project/data/raw/$MONTH" > /dev/null\npwd > "$HOME"/where.txt\npopd\ncd project/src',
      'set -e\ncd "project/data/raw/${MONTH}" && pwd | tee ~/where.txt\ncd ~/project/src',
    ],
    wrong: [
      'cd "project/data/raw/$MONTH"; pwd > ~/where.txt',
      'echo "~/project/data/raw/$MONTH" > where.txt; cd project/src',
    ],
  },
  'look-around': {
    right: [
      'ls -l --human-readable data > long.txt; ls -A data | grep "^[.]" > hidden.txt',
      "ls -lhS data > long.txt\nfind data -maxdepth 1 -name '.*' -type f | sed 's|.*/||' > hidden.txt",
      'ls -hl data/* > long.txt; (cd data && ls -1d .[!.]*) > hidden.txt',
      'ls -lh --color=always data > long.txt; ls -a data | tail -n +3 | grep "^\\." > hidden.txt',
    ],
    wrong: [
      'ls -lah data > long.txt; ls -A data | grep "^\\." > hidden.txt',
      'ls data > long.txt; ls -A data > hidden.txt',
    ],
  },
  'read-the-manual': {
    right: [
      'man ladle|tee manual.txt\nsh ./ladle.sh -r orders.txt>served.txt',
      'man ladle > manual.txt && tac orders.txt > served.txt',
    ],
    wrong: ['man ladle | head -n 3 > manual.txt; ./ladle.sh -r orders.txt > served.txt'],
  },
  'clear-the-screen': {
    right: [
      'bash noisy.sh; tput clear; cat report.txt',
      'bash noisy.sh; reset; cat report.txt',
      "bash noisy.sh; printf '\\033[2J\\033[H'; cat report.txt",
      'bash noisy.sh && clear && cat < report.txt',
    ],
    wrong: ['bash noisy.sh; echo clear; cat report.txt', 'cat report.txt'],
  },
  'script-arguments': {
    right: [
      'cat <<END\nepochs: $1\nname: $2\nEND\nbash train.sh "$1" "$2"\nexit $?',
      'e=$1 n=$2\nprintf "epochs: %s\\nname: %s\\n" "$e" "$n"; bash ./train.sh "$e" "$n"',
    ],
    wrong: [
      'echo "epochs: $2"; echo "name: $1"; bash train.sh "$1" "$2"',
      'echo "epochs: $1"; echo "name: $2"',
    ],
  },
  'again-from-history': {
    right: ['history | head -n 12 | tail -n 1 > kept.txt\n!12', "!12\nhistory | awk '$1 == 12' > kept.txt"],
    wrong: ['bash run.sh 3\nhistory | grep "^ *12 " > kept.txt', 'history | grep "^ *12 " > kept.txt', '!!'],
  },
  'vi-edit': {
    right: [
      "vi run.sh << 'KEYS'\n/rm<Enter>ddGoecho done<Esc>:x<Enter>\nKEYS",
      "{ grep -v '^rm' run.sh; echo 'echo done'; } > new && cat new > run.sh && rm new",
    ],
    wrong: [
      "vi run.sh << 'KEYS'\nGoecho done<Esc>:wq<Enter>\nKEYS",
      'echo "echo done" >> run.sh',
      'bash run.sh',
    ],
  },
  'make-folders': {
    right: [
      'install -d "data/$YEAR/raw" "data/$YEAR/small"; : > data/$YEAR/.keep',
      'cd data 2>/dev/null || { mkdir data; cd data; }\nmkdir -p $YEAR/raw $YEAR/small && touch $YEAR/.keep',
    ],
    wrong: [
      'mkdir -p data/2024/raw data/2024/small; touch data/2024/.keep; mkdir -p data/$YEAR',
      'mkdir -p data/$YEAR/raw data/$YEAR/small data/$YEAR/.keep',
    ],
  },
  'copy-tree': {
    right: [
      'mkdir backup; cp -a data/raw backup/$NAME',
      'mkdir -p backup && cp -r data/raw backup/ && mv backup/raw "backup/$NAME"',
      'mkdir -p backup\n(cd data/raw && find . -type d -exec mkdir -p "../../backup/$NAME/{}" \\; && find . -type f -exec cp {} "../../backup/$NAME/{}" \\;)',
    ],
    wrong: [
      'mkdir -p backup/$NAME; cp data/raw/* backup/$NAME',
      'mkdir backup; ln -s ../data/raw backup/$NAME',
    ],
  },
  'move-and-rename': {
    right: [
      'mv inbox/*.csv csv; mkdir logs; mv train.log logs/"$DAY".log',
      'for f in inbox/*.csv; do cp "$f" csv/ && rm "$f"; done; install -D train.log "logs/$DAY.log" -m 644 && rm train.log',
    ],
    wrong: [
      'mv inbox/*.csv csv; mv train.log $DAY.log',
      'mv inbox csv; mkdir logs; mv train.log logs/$DAY.log',
    ],
  },
  'join-files': {
    right: [
      'mv labels.csv labels.bak; cat parts/header.csv parts/1.csv parts/2.csv | tee labels.csv > /dev/null',
      'cp -p labels.csv labels.bak\n{ cat parts/header.csv parts/1.csv; cat parts/2.csv; } > labels.csv',
    ],
    wrong: ['cp labels.csv labels.bak; cat parts/1.csv parts/header.csv parts/2.csv > labels.csv'],
  },
  'keep-what-is-there': {
    right: [
      'cp -n new/* data/',
      'cp -i new/* data/ < /dev/null',
      'cd new; for f in *; do test -e "../data/$f" || cp "$f" ../data; done',
    ],
    wrong: ['cp -f new/* data', 'cp new/b.csv data/'],
  },
  'find-by-name': {
    right: [
      "find -iname '*.csv' -type f",
      'find "$PWD" -type f -iname "*.csv"',
      "find . -name '*.[cC][sS][vV]' -type f | sort",
      'shopt -s globstar nocaseglob nullglob; printf "%s\\n" **/*.csv',
      "find . -type f | awk 'tolower($0) ~ /\\.csv$/'",
    ],
    wrong: ["find . -iname '*.csv*'", 'ls *.csv', "find data/raw -iname '*.csv'"],
  },
  'find-and-act': {
    right: [
      "find runs -type f -size +102400c -print > large.txt\nfind runs -name '*.tmp' -type f -delete",
      "find runs -type f -name '*.tmp' -print0 | xargs -0 rm\nfind ./runs -type f -size +100k > large.txt",
    ],
    wrong: [
      'rm -r runs/*.tmp\nfind runs -size +100k > large.txt',
      "find runs -name '*.tmp' -delete\nfind runs -type f > large.txt",
    ],
  },
  'largest-folder': {
    right: [
      'du -k -d 1 runs | sort -rn | sed -n 2p | cut -f 2',
      'cd runs; du -sk */ | sort -n | tail -1 | cut -f2 | sed "s|^|runs/|"',
      'for d in runs/*/; do echo "$(du -s "$d" | cut -f1) ${d%/}"; done | sort -rn | head -1 | cut -d\' \' -f2-',
    ],
    wrong: ['ls -S runs | head -n 1', 'du -sh runs'],
  },
  permissions: {
    right: [
      'chmod u+x run.sh; ./run.sh; chmod u=rwx,go-rwx keys; chmod go-rwx,u-x keys/id_taco; chmod g-w model.npy; chmod o-w model.npy',
      'chmod 600 keys/id_taco && chmod 0700 keys && chmod go-w model.npy && chmod u+x run.sh && $PWD/run.sh',
    ],
    wrong: [
      'chmod 777 run.sh; ./run.sh; chmod -R 700 keys; chmod go-w model.npy',
      'chmod u+x run.sh; ./run.sh',
    ],
  },
  'export-a-rate': {
    right: [
      'read LR < lr.txt; export LR; unset EPOCHS; EPOCHS=`cat epochs.txt`',
      'set -a; LR=$(<lr.txt); set +a; export -n EPOCHS="$(<epochs.txt)"',
      '. <(echo "export LR=$(cat lr.txt)"); declare +x EPOCHS; EPOCHS=$(cat epochs.txt)',
    ],
    wrong: [
      'export LR=lr.txt; EPOCHS=$(cat epochs.txt)',
      'LR=$(cat lr.txt) bash train.sh',
      'export LR=$(cat lr.txt); EPOCHS=$(cat epochs.txt); export EPOCHS',
    ],
  },
  'alias-ll2': {
    right: [
      "alias ll2='ls -l --color=auto'",
      "alias ll='ls -l'; alias ll2=ll",
      "alias ll2='/bin/ls -l '",
      'function ll2 { ls -l "$@"; }',
      'eval "alias ll2=\'ls -l\'"',
      "shopt -s expand_aliases\nalias ll2='LC_ALL=C ls -l'",
    ],
    wrong: [
      "ll2='ls -l'",
      "alias ll2='ls'",
      "alias ll2='ls -lh'; unalias ll2",
      'echo "alias ll2=\'ls -l\'" >> ~/.bashrc',
      "alias 112='ls -l'",
    ],
  },
  'every-new-shell': {
    right: [
      'printf "export YEAR=%s\\n" "$WANTED" >> ~/.bashrc; . ~/.bashrc',
      'sed -i "1i export YEAR=$WANTED" .bashrc; source .bashrc',
      'echo "declare -x YEAR=$WANTED" | tee -a ~/.bashrc; source ~/.bashrc',
    ],
    wrong: [
      'echo "YEAR=$WANTED" >> ~/.bashrc; source ~/.bashrc',
      'echo "export YEAR=$WANTED" >> ~/.bash_profile; source ~/.bash_profile',
      'export YEAR=$WANTED',
    ],
  },
  'sudo-and-the-arrow': {
    right: [
      'sudo tee -a etc/motd <<< "Closed on $DAY."',
      'sudo bash -c "echo \'Closed on $DAY.\' >> etc/motd"',
      'sudo sed -i "\\$a Closed on $DAY." etc/motd',
      'printf "Closed on %s.\\n" "$DAY" | sudo dd of=etc/motd oflag=append conv=notrunc 2> /dev/null',
    ],
    wrong: [
      'echo "Closed on $DAY." | sudo cat >> etc/motd',
      'sudo echo "Closed on $DAY."',
      'sudo rm -f etc/motd; echo "Closed on $DAY." > etc/motd',
    ],
  },
  'two-exits': {
    right: [
      'bash inspect.sh >good.txt 2>bad.txt; bash inspect.sh >all.log 2>&1; cat bad.txt | wc -l',
      'bash inspect.sh 1>good.txt 2>bad.txt\nbash inspect.sh >& all.log\nwc -l bad.txt | cut -d" " -f1',
      'exec 3>&1\nbash inspect.sh > good.txt 2> bad.txt\nbash inspect.sh 2>&1 | tee all.log > /dev/null\nwc -l < bad.txt >&3',
    ],
    wrong: [
      'bash inspect.sh 2> good.txt > bad.txt; bash inspect.sh > all.log 2>&1; wc -l < bad.txt',
      'bash inspect.sh | tee good.txt; bash inspect.sh > all.log 2>&1',
    ],
  },
  'stop-one-process': {
    right: [
      'kill $(pgrep -f "jobs/$BAD.sh")',
      'ps -ef | grep "$BAD.sh" | grep -v grep | awk \'{print $2}\' | xargs kill',
      'ps aux | grep "[j]obs/$BAD.sh" | awk \'{print $2}\' | xargs kill -9',
      'pid=$(ps -ef | awk -v want="jobs/$BAD.sh" \'$NF == want { print $2 }\'); kill -TERM "$pid"',
    ],
    wrong: [
      'killall bash',
      'pkill -f jobs/',
      'kill -0 $(pgrep -f "jobs/$BAD.sh")',
      'kill -STOP $(pgrep -f "jobs/$BAD.sh")',
    ],
  },
  'nohup-job': {
    right: [
      'nohup sh train.sh &> out.log &\necho $! > train.pid',
      'nohup bash ./train.sh >out.log 2>&1 </dev/null & pid=$!\necho "$pid" > train.pid',
      '(nohup bash train.sh > out.log 2>&1 & echo $! > train.pid)',
      'nohup bash train.sh > out.log 2>&1 &\njobs -p > train.pid\nsleep 1; cat out.log',
    ],
    wrong: [
      'nohup bash train.sh &\necho $! > train.pid',
      'bash train.sh > out.log 2>&1 & disown; echo $! > train.pid; kill $!',
      'nohup bash train.sh > out.log 2>&1 &',
      'echo 1 > train.pid; touch out.log',
    ],
  },
  'how-full': {
    right: [
      "df -h . | awk 'NR==2{print $5}'; df -h . | awk 'NR==2{print $4}' > runs/disk.txt",
      'df -h --output=pcent . | tail -n 1 | tr -d " "\ndf -h --output=avail ~ | tail -n 1 | tr -d " " > runs/disk.txt',
      'set -- $(df -hP "$HOME" | tail -1)\necho $5\necho $4 > runs/disk.txt',
    ],
    wrong: [
      "df -h / | awk 'NR==2{print $5}'; df -h . | awk 'NR==2{print $4}' > runs/disk.txt",
      "df -h . | awk 'NR==2{print $5}' | tr -d %; df -h . | awk 'NR==2{print $2}' > runs/disk.txt",
    ],
  },
  'is-it-alive': {
    right: [
      'curl --fail --silent http://localhost:$PORT/health > /dev/null && echo alive || echo down\ncurl -fsSO http://localhost:$PORT/labels.csv',
      'if [ "$(curl -s -o /dev/null -w "%{http_code}" localhost:$PORT/health)" -eq 200 ]; then echo alive; else echo down; fi\ncurl -sSf "localhost:$PORT/labels.csv" --output labels.csv',
    ],
    wrong: [
      'echo alive; curl -fsS -o labels.csv http://localhost:$PORT/labels.csv',
      'curl -s http://localhost:$PORT/health > /dev/null && echo alive || echo down; curl -s -o labels.csv http://localhost:$PORT/labels.csv',
    ],
  },
  'to-the-server': {
    right: [
      'scp -P$SSH_PORT train.log taco@kitchen.example:/srv/logs\nmkdir models\nscp -rP $SSH_PORT taco@kitchen.example:/srv/models/$BEST/ models',
      'scp -o Port=$SSH_PORT ./train.log taco@kitchen.example:/srv/logs/train.log; mkdir -p models; cd models; scp -r -P $SSH_PORT taco@kitchen.example:/srv/models/$BEST .',
    ],
    wrong: [
      'scp train.log taco@kitchen.example:/srv/logs/',
      'mkdir -p models; scp -P $SSH_PORT train.log taco@kitchen.example:; scp -r -P $SSH_PORT taco@kitchen.example:/srv/models/$BEST models',
    ],
  },
  'largest-files': {
    right: [
      "find dataset -type f -printf '%s\\t%p\\n' | sort -rn | head -3 | cut -f2",
      'find . -path "./dataset/*" -type f -exec ls -l {} + | sort -k5,5nr | head -3 | awk \'{ print $NF }\'',
      'ls -S $(find dataset -type f) | head -3',
      'find "$PWD/dataset" -type f -exec du -b {} + | sort -rn | cut -f 2 | sed 3q',
    ],
    wrong: [
      'ls -RS dataset | head -3',
      'find dataset -type f | sort -r | head -3',
      'du -ah dataset | sort -rh | head -3 | cut -f2',
    ],
  },
  'watch-a-job': {
    right: [
      'nohup bash train.sh > train.log 2>&1 & echo $! > train.pid\nwhile ! grep -q epoch=2 train.log; do sleep 1; done\ngrep epoch=2 train.log > second.txt',
      'nohup bash train.sh &> train.log &\necho $! > train.pid\nuntil [ -s second.txt ]; do sleep 0.2; grep "^epoch=2 " train.log > second.txt; done',
      'nohup bash train.sh > train.log 2>&1 &\necho $! > train.pid\nsleep 2\nsed -n 2p train.log > second.txt',
    ],
    wrong: [
      'nohup bash train.sh > train.log 2>&1 & echo $! > train.pid; sleep 2; head -n 1 train.log > second.txt',
      'nohup bash train.sh > train.log 2>&1 & echo $! > train.pid; sleep 2; grep epoch=2 train.log > second.txt; kill $!',
    ],
  },
};
