ll2() {
  command ls -l $1
}
