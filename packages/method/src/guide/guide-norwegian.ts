import type { GuideWords } from './guide.ts'

/** The steps in Norwegian (bokmål). */
export const guideNorwegian: GuideWords = {
  arrive: {
    name: 'Ankomst',
    ask: 'Hvem er her, og hvem mangler? Si hva du håper på. Ha ikke noe svar klart ennå.',
    guidance:
      'Se dere rundt før dere begynner: er det noen her fra sivilsamfunnet, og noen som selv lever med problemet? Hvis ikke, spør gruppen hvem som bør inviteres, og hvordan. Fortell hva som er din egen oppgave: du holder orden på tid og rekkefølge og har ikke mer å si i selve saken enn de andre. Ha ikke noe svar klart, og si det høyt. Spør hva som finnes fra før: en møteplass som virker, er bedre enn en ny. Og spør hva det skal være godt for: en ren spareøvelse er ikke samskaping.',
  },
  rules: {
    name: 'Spilleregler',
    ask: 'Hvordan vil vi arbeide sammen? Skriv reglene dere trenger, og si ja til dem dere kan holde.',
    guidance:
      'Få regler som blir holdt, er mer verdt enn mange fine. La gruppen finne sine egne ord i stedet for å komme med en ferdig liste. Spør hvordan dere vil være uenige, og hva dere gjør når en med tittel fyller hele rommet. Siden kan alle peke på en regel, også du. En regel som noen ikke kan si ja til, tas opp på nytt.',
  },
  alone: {
    name: 'Skriv alene',
    ask: 'Hva er problemet, sett fra der du står? Én tanke på hver lapp, og ingen snakker.',
    guidance:
      'Stillhet er også arbeid: ikke fyll den. Når alle skriver før noen snakker, kommer ikke den høyeste stemmen først. Der folk er avhengige av hverandre, kan du begynne en runde der hver skriver for seg selv, om nødvendig anonymt, og si på forhånd hva de andre får se. Det som alt er en løsning, blir parkert og ikke kastet.',
  },
  views: {
    name: 'Problemforståelser',
    ask: 'Les det som står der. Samle det til forståelser, side om side. Gjør ikke det sammensatte enkelt.',
    guidance:
      'La folk lese før de sorterer, og spør den som skrev en lapp, hva som var ment. Forståelsene står side om side, og ingen av dem er den riktige. Ikke smelt to sammen fordi de ligner: spør hva som da ville gå tapt. Stol ikke for mye på din egen kunnskap; det man har levd med, er også kunnskap. Har én sektor skrevet det meste, så si det vennlig og spør de andre.',
  },
  hold: {
    name: 'Hva kan vi stå sammen om?',
    ask: 'Stå bak forståelsene du også kan se. Si forbeholdene dine: de blir stående. Ikke skynd dere til en løsning.',
    guidance:
      'Å stå bak en forståelse er å si «slik kan jeg også se det», ikke å gi seg. Spør etter forbehold før du spør etter enighet: et forbehold blir stående med grunnen sin, og bare den som tok det, kan trekke det tilbake. Ikke skynd dere: det bare én sektor står bak, er ikke felles ennå, og dere kan godt gå et trinn tilbake. Ingen avgjør det med en tittel, og du minst av alle.',
  },
  plan: {
    name: 'Planlegg sammen',
    ask: 'Hvordan kan det løses, med folk og ikke for dem? Hva kommer hver av oss med?',
    guidance:
      'Spør om hver idé: sammen med hvem? Det som gjøres for folk uten dem selv, er ikke en plan ennå. La planene hvile på en forståelse dere står sammen om, og la hullene være synlige. Spør hva hver kan komme med: tid, et sted, noe de kan, et nettverk, erfaring, og ikke bare penger. Små ting som kan prøves, er bedre enn ett stort løfte.',
  },
  agree: {
    name: 'Avtal',
    ask: 'Hvem gjør hva, når, og hvem fra en annen sektor er med? Ikke alt må samskapes.',
    guidance:
      'Spør hvem som gjør det, ikke om noen burde. En part alene har bare en avtale med seg selv: hvem fra en annen sektor blir med? Gi slipp på makt her: det som vokser i en gate eller en forening, skal ikke den offentlige parten ta over. Si åpent hva som ikke skal samskapes, og hvem som da bestemmer det. Avtal hvordan dere skal se om det virker.',
  },
  look: {
    name: 'Se tilbake',
    ask: 'Var problemet vårt felles? Var vi likeverdige? Hva gjør vi annerledes neste gang?',
    guidance:
      'La alle si én ting eller stå over. En pulsmåling stiller alle de samme spørsmålene i fortrolighet og viser sektorer, aldri personer. Se sammen på hvem som ble hørt og hvem som ikke ble det, som et spørsmål og ikke som en dom. Skriv ned hva som overrasket dere, også det som gikk galt. Før dere skilles: når ses dere igjen, og hvem forteller det til dem som ikke var her?',
  },
}
