import type { GuideWords } from './guide.ts'

/** The steps in Danish. */
export const guideDanish: GuideWords = {
  arrive: {
    name: 'Ankomst',
    ask: 'Hvem er her, og hvem mangler? Sig, hvad du håber på. Hav intet svar klar endnu.',
    guidance:
      'Se jer om, før I begynder: er her nogen fra civilsamfundet og nogen, der selv lever med problemet? Hvis ikke, så spørg gruppen, hvem der skal inviteres, og hvordan. Fortæl, hvad din egen opgave er: du holder styr på tid og rækkefølge og har ikke mere at sige om sagen end de andre. Hav intet svar klar, og sig det højt. Spørg, hvad der findes i forvejen: et mødested, der virker, er bedre end et nyt. Og spørg, hvad det skal gøre godt for: en ren spareøvelse er ikke samskabelse.',
  },
  rules: {
    name: 'Spilleregler',
    ask: 'Hvordan vil vi arbejde sammen? Skriv de regler, I har brug for, og sig ja til dem, I kan holde.',
    guidance:
      'Få regler, der bliver holdt, er mere værd end mange flotte. Lad gruppen finde sine egne ord i stedet for at komme med en færdig liste. Spørg, hvordan I vil være uenige, og hvad I gør, når en med en titel fylder hele rummet. Senere må enhver pege på en regel, også du. En regel, som nogen ikke kan sige ja til, bliver taget op igen.',
  },
  alone: {
    name: 'Skriv alene',
    ask: 'Hvad er problemet, set fra der, hvor du står? Én tanke på hver seddel, og ingen taler.',
    guidance:
      'Stilhed er også arbejde: fyld den ikke ud. Når alle skriver, før nogen taler, kommer den højeste stemme ikke først. Hvor folk er afhængige af hinanden, så begynd en runde, hvor hver skriver for sig selv, om nødvendigt anonymt, og sig på forhånd, hvad de andre får at se. Det, der allerede er en løsning, bliver parkeret og ikke smidt væk.',
  },
  views: {
    name: 'Problemforståelser',
    ask: 'Læs, hvad der står. Saml det til forståelser, side om side. Gør ikke det sammensatte enkelt.',
    guidance:
      'Lad folk læse, før de sorterer, og spørg den, der skrev en seddel, hvad der blev ment. Forståelserne står side om side, og ingen af dem er den rigtige. Smelt ikke to sammen, fordi de lyder ens: spørg, hvad der så ville gå tabt. Stol ikke for meget på din egen viden; det, man har levet med, er også viden. Har én sektor skrevet det meste, så sig det venligt, og spørg de andre.',
  },
  hold: {
    name: 'Hvad kan vi stå sammen om?',
    ask: 'Stå bag de forståelser, du også kan se. Sig dine forbehold: de bliver stående. Skynd jer ikke til en løsning.',
    guidance:
      'At stå bag en forståelse er at sige »sådan kan jeg også se det«, ikke at give sig. Spørg efter forbehold, før du spørger efter enighed: et forbehold bliver stående med sin grund, og kun den, der tog det, kan trække det tilbage. Skynd jer ikke: det, som kun én sektor står bag, er ikke fælles endnu, og I må gerne gå et trin tilbage. Ingen afgør det med en titel, og du mindst af alle.',
  },
  plan: {
    name: 'Planlæg sammen',
    ask: 'Hvordan kan det løses, med folk og ikke for dem? Hvad kommer hver af os med?',
    guidance:
      'Spørg til hver idé: sammen med hvem? Det, der gøres for folk uden dem selv, er ikke en plan endnu. Lad planerne hvile på en forståelse, som I står sammen om, og lad hullerne kunne ses. Spørg, hvad hver kan komme med: tid, et sted, noget de kan, et netværk, erfaring, og ikke kun penge. Små ting, der kan prøves, er bedre end ét stort løfte.',
  },
  agree: {
    name: 'Aftal',
    ask: 'Hvem gør hvad, hvornår, og hvem fra en anden sektor er med? Ikke alt skal samskabes.',
    guidance:
      'Spørg, hvem der gør det, og ikke om nogen burde. En part alene har kun en aftale med sig selv: hvem fra en anden sektor går med? Giv slip på magten her: det, der vokser i en gade eller en forening, skal den offentlige part ikke overtage. Sig åbent, hvad der ikke skal samskabes, og hvem der så bestemmer det. Aftal, hvordan I kan se, om det virker.',
  },
  look: {
    name: 'Se tilbage',
    ask: 'Var problemet vores fælles? Var vi ligeværdige? Hvad gør vi anderledes næste gang?',
    guidance:
      'Lad alle sige én ting eller melde pas. En pulsmåling stiller alle de samme spørgsmål i fortrolighed og viser sektorer, aldrig personer. Se sammen på, hvem der blev hørt, og hvem der ikke gjorde, som et spørgsmål og ikke som en dom. Skriv ned, hvad der overraskede jer, også det, der gik galt. Før I skilles: hvornår ses I igen, og hvem fortæller det til dem, der ikke var her?',
  },
}
