grep '^[^ ]* [^ ]* DEBUG ' train.log
