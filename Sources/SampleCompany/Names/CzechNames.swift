extension NameTable {
  static let czech = NameTable(
    men: firstNames(
      """
      Jan 24.6,Petr 29.6,Josef 19.3,Jiří 24.4,Pavel 29.6,Martin 11.11,Tomáš 7.3,Jaroslav 27.4,\
      Miroslav 6.3,Zdeněk 23.1,Václav 28.9,Michal 29.9,František 4.10,Jakub 25.7,Milan 18.6,\
      Lukáš 18.10,Karel 4.11,Ondřej 30.11
      """),
    women: firstNames(
      """
      Marie 12.9,Jana 24.5,Eva 24.12,Hana 15.8,Anna 26.7,Lenka 21.2,Kateřina 25.11,Lucie 13.12,\
      Věra 8.10,Alena 13.8,Veronika 7.2,Martina 17.7,Jitka 5.12,Tereza 15.10,Zuzana 11.8,\
      Barbora 4.12,Markéta 13.7,Ivana 4.4
      """),
    surnames: surnames(
      """
      Novák/Nováková Svoboda/Svobodová Novotný/Novotná Dvořák/Dvořáková Černý/Černá
      Procházka/Procházková Kučera/Kučerová Veselý/Veselá Horák/Horáková Němec/Němcová
      Pokorný/Pokorná Marek/Marková Pospíšil/Pospíšilová Hájek/Hájková Jelínek/Jelínková
      Král/Králová Růžička/Růžičková Beneš/Benešová Fiala/Fialová Sedláček/Sedláčková
      Doležal/Doležalová Zeman/Zemanová Kolář/Kolářová Krejčí/Krejčí Navrátil/Navrátilová
      Čermák/Čermáková Urban/Urbanová Vaněk/Vaňková Blažek/Blažková Kříž/Křížová
      Kovář/Kovářová Bartoš/Bartošová Vlček/Vlčková Musil/Musilová Šimek/Šimková
      Konečný/Konečná Malý/Malá Čech/Čechová Štěpánek/Štěpánková Staněk/Staňková
      Holub/Holubová Soukup/Soukupová Mareš/Marešová Sýkora/Sýkorová Ševčík/Ševčíková
      Tichý/Tichá Vávra/Vávrová Říha/Říhová Žák/Žáková Ďurica/Ďuricová
      """),
    streets: phrases(
      """
      Nádražní,Husova,Komenského,Palackého,Žižkova,Tyršova,Havlíčkova,Jiráskova,Lipová,Polní
      Průmyslová,Zahradní,Školní,Na Výsluní,Dělnická,Mlýnská,Pod Lesem,U Cihelny,Krátká,Údolní
      Sokolská,Příčná,Luční,Třída Míru,Na Příkopech,Kovářská,Tovární,Svatoplukova,Březová,Říční
      """),
    towns: towns(
      """
      Praha 1|110 00|Hlavní město Praha
      Praha 4|140 00|Hlavní město Praha
      Brno|602 00|Jihomoravský kraj
      Znojmo|669 02|Jihomoravský kraj
      Břeclav|690 02|Jihomoravský kraj
      Ostrava|702 00|Moravskoslezský kraj
      Opava|746 01|Moravskoslezský kraj
      Frýdek-Místek|738 01|Moravskoslezský kraj
      Havířov|736 01|Moravskoslezský kraj
      Plzeň|301 00|Plzeňský kraj
      Liberec|460 01|Liberecký kraj
      Jablonec nad Nisou|466 01|Liberecký kraj
      Olomouc|779 00|Olomoucký kraj
      Přerov|750 02|Olomoucký kraj
      Prostějov|796 01|Olomoucký kraj
      Šumperk|787 01|Olomoucký kraj
      České Budějovice|370 01|Jihočeský kraj
      Tábor|390 02|Jihočeský kraj
      Písek|397 01|Jihočeský kraj
      Hradec Králové|500 02|Královéhradecký kraj
      Trutnov|541 01|Královéhradecký kraj
      Ústí nad Labem|400 01|Ústecký kraj
      Teplice|415 01|Ústecký kraj
      Děčín|405 02|Ústecký kraj
      Pardubice|530 02|Pardubický kraj
      Zlín|760 01|Zlínský kraj
      Vsetín|755 01|Zlínský kraj
      Uherské Hradiště|686 01|Zlínský kraj
      Kladno|272 01|Středočeský kraj
      Kolín|280 02|Středočeský kraj
      Mladá Boleslav|293 01|Středočeský kraj
      Příbram|261 01|Středočeský kraj
      Jihlava|586 01|Kraj Vysočina
      Třebíč|674 01|Kraj Vysočina
      Žďár nad Sázavou|591 01|Kraj Vysočina
      Karlovy Vary|360 01|Karlovarský kraj
      Cheb|350 02|Karlovarský kraj
      """),
    firmWords: words(
      """
      Kovomont Stavofix Dřevospoj Tesařina Zámečník Střechostav Montážka Kotvostav Nýtomat
      Železoraj Vrutomat Spojovák Okenárna Truhlářka Plotostav Terasář Konstrukta Halostav
      Šroubárna Kladivo Dílnař Rámostav Pergolář Krovostav Sádrovák Obkladač Schodomont
      Vratomont Lešenář Nářaďák
      """),
    legalForms: [", s.r.o.", " spol. s r.o.", ", a.s.", ", s.r.o.", " s.r.o."],
    mailDomain: "cz")
}
