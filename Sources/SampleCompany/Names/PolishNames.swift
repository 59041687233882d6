extension NameTable {
  static let polish = NameTable(
    men: firstNames(
      """
      Jan 24.6,Piotr 29.6,Krzysztof 25.7,Andrzej 30.11,Paweł 29.6,Michał 29.9,Marcin 11.11,\
      Jakub 25.7,Adam 24.12,Łukasz 18.10,Grzegorz 12.3,Stanisław 8.5,Józef 19.3,Wojciech 23.4,\
      Marek 25.4,Jerzy 23.4
      """),
    women: firstNames(
      """
      Anna 26.7,Maria 15.8,Katarzyna 25.11,Agnieszka 21.1,Barbara 4.12,Ewa 24.12,Zofia 15.5,\
      Elżbieta 19.11,Łucja 13.12,Teresa 15.10,Helena 18.8,Monika 27.8,Zuzanna 24.5,Małgorzata 13.7
      """),
    surnames: surnames(
      """
      Nowak/Nowak Kowalski/Kowalska Wiśniewski/Wiśniewska Wójcik/Wójcik Kowalczyk/Kowalczyk
      Kamiński/Kamińska Lewandowski/Lewandowska Zieliński/Zielińska Szymański/Szymańska
      Woźniak/Woźniak Dąbrowski/Dąbrowska Kozłowski/Kozłowska Mazur/Mazur Jankowski/Jankowska
      Kwiatkowski/Kwiatkowska Wojciechowski/Wojciechowska Krawczyk/Krawczyk Kaczmarek/Kaczmarek
      Piotrowski/Piotrowska Grabowski/Grabowska Zając/Zając Pawłowski/Pawłowska
      Michalski/Michalska Król/Król Wieczorek/Wieczorek Jabłoński/Jabłońska Wróbel/Wróbel
      Majewski/Majewska Olszewski/Olszewska Stępień/Stępień Malinowski/Malinowska
      Jaworski/Jaworska Adamczyk/Adamczyk Dudek/Dudek Pawlak/Pawlak Górski/Górska
      Sikora/Sikora Walczak/Walczak Rutkowski/Rutkowska Bąk/Bąk
      """),
    streets: phrases(
      """
      Lipowa,Polna,Leśna,Słoneczna,Krótka,Szkolna,Ogrodowa,Brzozowa,Kwiatowa,Przemysłowa
      Kolejowa,Fabryczna,Sienkiewicza,Mickiewicza,Kościuszki,Słowackiego,Warszawska,Młyńska
      Rzemieślnicza,Długa,Łąkowa,Zielona,Kościelna,Robotnicza,Składowa
      """),
    towns: towns(
      """
      Warszawa|00-013|mazowieckie
      Radom|26-600|mazowieckie
      Kraków|30-002|małopolskie
      Tarnów|33-100|małopolskie
      Nowy Sącz|33-300|małopolskie
      Łódź|90-001|łódzkie
      Wrocław|50-001|dolnośląskie
      Legnica|59-220|dolnośląskie
      Wałbrzych|58-300|dolnośląskie
      Jelenia Góra|58-500|dolnośląskie
      Kłodzko|57-300|dolnośląskie
      Poznań|60-101|wielkopolskie
      Kalisz|62-800|wielkopolskie
      Gdańsk|80-001|pomorskie
      Szczecin|70-001|zachodniopomorskie
      Bydgoszcz|85-001|kujawsko-pomorskie
      Toruń|87-100|kujawsko-pomorskie
      Lublin|20-001|lubelskie
      Białystok|15-001|podlaskie
      Katowice|40-001|śląskie
      Gliwice|44-100|śląskie
      Częstochowa|42-200|śląskie
      Bielsko-Biała|43-300|śląskie
      Rybnik|44-200|śląskie
      Cieszyn|43-400|śląskie
      Kielce|25-001|świętokrzyskie
      Rzeszów|35-001|podkarpackie
      Olsztyn|10-001|warmińsko-mazurskie
      Opole|45-001|opolskie
      Zielona Góra|65-001|lubuskie
      """),
    firmWords: words(
      """
      Stalmont Budfix Drewspoj Ciesielnia Ślusarnia Dachmont Montażnia Kotwomax Śrubex Żelazko
      Wkrętomat Łącznik Oknomar Stolarz Płotbud Tarasnik Konstrukcja Halobud Młotek Warsztatnik
      Ramobud Altanka Więźbud Gipsowy Glazurnik Schodobud Bramownia Rusztmont Narzędziak Gwóźdź
      """),
    legalForms: [" sp. z o.o.", " sp.j.", " S.A.", " sp. z o.o.", " sp. k."],
    mailDomain: "pl")
}
