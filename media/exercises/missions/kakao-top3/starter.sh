# chat.txt → 3 × "COUNT NAME"
# YEAR: ${YEAR:-2021}

