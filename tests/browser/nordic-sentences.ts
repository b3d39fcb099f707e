/** Sentences as people write them on boards in the north: compounds, dashes, ranges, quotation marks, addresses, emoji. */
export const nordicSentences: readonly string[] = `Vi vil have en pop-up-kontorplads på havnen – helst før sommeren.
Hvem tager ansvar for stationsbygningen, når foreningen flytter ud?
Ældre og unge mødes ikke ret tit; det kunne vi gøre noget ved.
Kommunen siger "nej", men hvorfor egentlig?
Borgerne – dem der bor her – bliver hørt for sent.
Se https://www.example.org/borgerinddragelse/2025/sommer?side=3&emne=havn#kort for mere.
Frivillighedskoordinatorstillingen er vakant (igen).
Tid: 10-12 og 14–16, hver onsdag.
50 % af husstandene har ikke bil; 12,5 km til nærmeste læge.
Mål: 1.000 kr./måned pr. deltager – ikke mere.
Vi er trætte 😩 af møder uden beslutninger 👍🏽 men glade for kaffen ☕️.
Både–og, ikke enten–eller.
Bindestreg- og skråstreg/ord er svære: og/eller, mor/far-barn.
Sundheds- og omsorgsforvaltningen + Teknik & Miljø = samarbejde?
Færgen går for sjældent om vinteren, og ingen ved hvem der bestemmer.
Biblioteket kunne holde åbent til kl. 22, hvis nogen havde nøgle.
Der mangler et sted, hvor man kan være uden at købe noget.
Skolevejen er farlig ved rundkørslen (se billede 3).
Vi har prøvet det før: 2014, 2017 og 2021 – uden held.
Naboerne klager over støj; de unge klager over naboerne.
Hvad koster det egentlig at lade lyset brænde?
Cykelstien ender midt i ingenting!
Den nye bro gavner mest dem, der ikke bor her.
Idrætsforeningen, spejderne og kirken deler allerede hus.
Grundejerforeningernes vejvedligeholdelsesudvalg mødes i marts.
Alle er velkomne – også dem, der ikke kan komme om aftenen.
Ring 112/114 ved stormflod; beredskabet øver den 1. søndag i måneden.
Tilgængelighedsforbedringsprojektgruppemedlemmer
Fælles ansvar: borger·forening·virksomhed·kommune
“Citater” og ‘enkelte’ og „nedre“ og »vinkler«.
Pris: 100,- / stk.; 3×4 m; −5 °C; ½ time; 20°; CO₂-neutral
A-B-C-D-E-F-G-H-I-J-K-L-M-N-O-P-Q-R-S-T-U-V-X-Y-Z
ÆØÅ-æøå-ÆØÅ-æøå-ÆØÅ-æøå-ÆØÅ-æøå
Spørgsmål?Svar!Udråb;Semikolon:Kolon,Komma.Punktum
Snak-om-det-løsningen på Ø-strækningen Ål–Gol
1/2 og 3/4 af os/dem, 24/7, km/t, kr./md.
hjerte❤️i teksten og flag🇩🇰🇳🇴 her
…og så kom regnen—igen.
En §18-aftale giver ca. 25.000 kr. til foreningen.
Hvad er A/B-modellen (2020-2025) egentlig for noget?
«Hva er problemet, egentlig?» spurte hun … og ingen svarte.
Innbyggerne på Nesøya trenger ferge kl. 06:30–07:15.
Å være ærlig: vi vet ikke nok om hvordan ungdommene har det.
Kulturskoletilbudet (0–18 år) er for dyrt!
Ta kontakt: post@eksempel-kommune.no eller 22 33 44 55.
Vi ønsker et møteplasstilbud, f.eks. i biblioteket – åpent etter kl. 16.
E-bilar, el-sparkesyklar og buss i same app?
Kva med dei som ikkje har BankID?
Smått, men godt: én benk, to trær, tre lamper.
10 ungdommer + 5 politikere → én ungdomspolitikk.
Møteplassen må være gratis/rimelig/tilgjengelig for alle.
Det haster ikke!!! Hva med å vente?
Fylkeskommunens kollektivtransportplan gjelder til 2033.
Hvem eier problemet – kommunen, fylket eller vi?
Barnehagen stenger kl. 16.30, bussen går kl. 16.20.
Vi savner et sted å møtes når det regner (altså alltid).
Dugnadsånd er fint, men noen må ha nøkkelen.
Flyktningene vil gjerne hjelpe til; ingen har spurt.
Snøbrøyting: hvem, når, hvor ofte?
Næringslivet bidrar med lokaler, ikke med penger.
Omsorgsboligene ligger for langt fra butikken (1,2 km).
Ungdomsrådet ble hørt – etter at vedtaket var fattet.
Gang- og sykkelveien mangler lys mellom Vik og Nes.
Kan frivilligsentralen og NAV dele resepsjon?
Besteforeldre-på-deling: et prøveprosjekt for 3-åringer
Tromsø–Bodø på 6 t? Ikke med dagens fergetider!
Sámi giella: mii dárbbašit eanet oahpaheddjiid.
Áššit mat gusket midjiide galget ráhkaduvvot minguin.
Vi behöver fler mötesplatser – särskilt på vintern.
Är det någon som frågat hyresgästföreningen?
Kollektivtrafiken slutar gå kl. 21:45, bion kl. 22:10.
Västerbottensosttillverkarnas intresseorganisation bjöd på fika.
”Ingen berättade det för oss”, sa Åsa.
Öppet: mån–fre 9–17, lör 10–14.
Við þurfum fleiri samkomustaði fyrir ungt fólk.
Hver á að borga? Ríkið/sveitarfélagið/við?
Vaðlaheiðarvegavinnuverkfærageymsluskúr
Tarvitsemme lisää kohtaamispaikkoja – myös talvella.
Lentokonesuihkuturbiinimoottoriapumekaanikko on kiireinen.
Bussi nro 7B/8 kulkee klo 6.30–18.45, ma–pe.
Vit mugu tosa saman um hetta – nú!
Ungdómshúsið er stongt um summarið (juni–august).
Kuinka moni käyttää kirjastoa? Noin 1 250/kk.
Et langt mellemrum    midt i sætningen, og to  her.
(Parentes) [klamme] {tuborg} <vinkel> i samme sætning
Store BOGSTAVER, små bogstaver og camelCaseOrdSomIngenKanDele
Vi/de/os/dem – hvem er egentlig "man"?
Kaffe? Te? Eller… begge dele?!
Nr. 1: lys. Nr. 2: bænke. Nr. 3: et toilet.
Det er 5-10 minutters gang, 2-3 på cykel.
Prisen er $5, €4 eller £3 – vælg selv
Tlf. +45 12 34 56 78 eller +47 987 65 432
https://eksempel.dk/en/meget/lang/sti/uden/et/eneste/mellemrum/i/hele/adressen.html
navn.efternavn+board@en-meget-lang-kommune-adresse.dk
#havnen @kommunen *vigtigt* _understreget_ ~cirka~
👩‍👩‍👧‍👦 familier, 🧑🏽‍🦽 kørestole og 🚲 cykler deler stien
Et ord-med-mange-bindestreger-der-aldrig-slutter her
x
Ja!
En linje, der slutter med en bindestreg -
– Replik med tankestreg, sagde han. – Og en til.
Når klokken er 12.00, er vi 12-15 personer – måske 20.
Medborgerinddragelsesprocesfacilitatoruddannelsen begynder i uge 34.
Man kan ikke både blæse og have mel i munden, sagde formanden.
Ro, renlighed og regelmæssighed: er det alt, vi ønsker os?`.split('\n')
