echo 'epochs: '
echo 'name: '
