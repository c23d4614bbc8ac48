mv inbox/*.csv csv/
mv train.log logs
mv logs "$DAY.log"
