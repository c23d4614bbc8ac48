scp train.log kitchen.example
