echo 'Hi!!!!'
