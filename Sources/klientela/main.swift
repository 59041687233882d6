print("klientela")
