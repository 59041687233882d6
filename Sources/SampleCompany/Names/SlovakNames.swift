extension NameTable {
  static let slovak = NameTable(
    men: firstNames(
      """
      Ján 24.6,Peter 29.6,Jozef 19.3,Štefan 26.12,Michal 29.9,Martin 11.11,Milan 27.11,\
      Tomáš 21.12,Juraj 24.4,Marek 25.4,František 4.10,Ladislav 27.6,Miroslav 29.3,Jakub 25.7,\
      Andrej 30.11,Lukáš 18.10,Pavol 29.6
      """),
    women: firstNames(
      """
      Mária 12.9,Anna 26.7,Zuzana 11.8,Katarína 25.11,Eva 24.12,Jana 21.8,Helena 18.8,\
      Monika 7.5,Lucia 13.12,Veronika 7.2,Barbora 4.12,Terézia 15.10,Alžbeta 19.11
      """),
    surnames: surnames(
      """
      Horváth/Horváthová Kováč/Kováčová Varga/Vargová Tóth/Tóthová Nagy/Nagyová Baláž/Balážová
      Szabó/Szabóová Molnár/Molnárová Balog/Balogová Lukáč/Lukáčová Novák/Nováková
      Polák/Poláková Gajdoš/Gajdošová Kollár/Kollárová Hudák/Hudáková Oravec/Oravcová
      Kováčik/Kováčiková Ďurčo/Ďurčová Kučera/Kučerová Šimko/Šimková Mikula/Mikulová
      Hruška/Hrušková Ľupták/Ľuptáková Vasiľ/Vasiľová Urban/Urbanová Blaško/Blašková
      Ondruš/Ondrušová Gregor/Gregorová Mráz/Mrázová Šťastný/Šťastná Chovanec/Chovancová
      Kráľ/Kráľová Bednár/Bednárová Žiak/Žiaková Mihálik/Miháliková Sedlák/Sedláková
      Zeman/Zemanová Hronec/Hroncová Takáč/Takáčová Vlk/Vlková
      """),
    streets: phrases(
      """
      Hlavná,Štúrova,Hviezdoslavova,Štefánikova,Bernolákova,Železničná,Školská,Záhradná,Poľná
      Priemyselná,Lipová,Kukučínova,Moyzesova,Jesenského,Mlynská,Kalinčiakova,Dlhá,Krátka
      Na Hôrke,Pod Kaštieľom,Robotnícka,Továrenská,Brezová,Vajanského,Ľudovíta Fullu
      """),
    towns: towns(
      """
      Bratislava|811 01|Bratislavský kraj
      Košice|040 01|Košický kraj
      Michalovce|071 01|Košický kraj
      Spišská Nová Ves|052 01|Košický kraj
      Prešov|080 01|Prešovský kraj
      Poprad|058 01|Prešovský kraj
      Bardejov|085 01|Prešovský kraj
      Humenné|066 01|Prešovský kraj
      Žilina|010 01|Žilinský kraj
      Martin|036 01|Žilinský kraj
      Liptovský Mikuláš|031 01|Žilinský kraj
      Ružomberok|034 01|Žilinský kraj
      Banská Bystrica|974 01|Banskobystrický kraj
      Zvolen|960 01|Banskobystrický kraj
      Lučenec|984 01|Banskobystrický kraj
      Nitra|949 01|Nitriansky kraj
      Komárno|945 01|Nitriansky kraj
      Levice|934 01|Nitriansky kraj
      Topoľčany|955 01|Nitriansky kraj
      Trnava|917 01|Trnavský kraj
      Piešťany|921 01|Trnavský kraj
      Dunajská Streda|929 01|Trnavský kraj
      Trenčín|911 01|Trenčiansky kraj
      Prievidza|971 01|Trenčiansky kraj
      Považská Bystrica|017 01|Trenčiansky kraj
      """),
    firmWords: words(
      """
      Kovospoj Stavomax Drevospoj Tesárčina Zámočník Strechomont Montážka Kotvomont Skrutkovňa
      Železiar Oknoplast Stolárčina Plotomont Terasár Konštrukta Halomont Kladivko Dielňár
      Rámomont Altánok Krovostav Sadrokartón Obkladár Schodostav Bránomont Lešenár Náradiar
      Klinec Spojmat Úchytka
      """),
    legalForms: [", s.r.o.", " s. r. o.", ", a.s.", " spol. s r.o."],
    mailDomain: "sk")
}
