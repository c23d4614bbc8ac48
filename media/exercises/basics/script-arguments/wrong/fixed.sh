echo 'epochs: 5'
echo 'name: taco'
bash train.sh 5 taco
