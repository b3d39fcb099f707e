import type { ExampleWords } from './example.ts'

/** The marina case in Danish. */
export const exampleDanish: ExampleWords = {
  winterDark: 'Om vinteren er her ikke en sjæl efter klokken fire. Jeg går den lange vej hjem.',
  behindSheds: 'De unge hænger ud bag bådskurene. Hvor skulle de ellers gå hen?',
  elevenWeeks: 'Jeg lever af elleve uger. Resten af året er det ren stædighed.',
  emptyBerths: '214 bådpladser, 61 stod tomme i sommer. I 2005 var der ni års venteliste.',
  nobodysHarbour: 'Vi taler hele tiden om rådne broer. Jeg tror, problemet er, at ingen føler, at havnen er deres.',
  likeGuests: 'Vores medlemmer føler sig som gæster. Det kræver tre mails at stille en bænk op.',
  wrongAnswer: 'Helt ærligt: Vi kom med en plan om 80 nye pladser. Måske svarer den på noget, ingen har spurgt om.',
  whoIsMissing: 'Hvem mangler? Dem i blokkene kigger lige ud på vandet og kommer aldrig herned.',
  northJetty: 'Nordbroen: Dykkerne giver den fem år. Ikke femten.',
  oldSlipway: 'Beddingen kan bære 12 ton. Den er ældre end min far og bedre bygget.',
  pastTheCrane: 'Prøv lige at komme forbi kranen med en barnevogn. Eller en kørestol.',
  anglers: 'Ved vi, hvad lystfiskerne har brug for, eller gætter vi?',
  openGate: 'Lad lågen til molen stå åben hele året. Prøv det af en vinter først.',
  sauna: 'En sauna ved beddingen, passet af dem, der bruger den',
  warmLights: 'Lys på stien fra blokkene til vandet. Lavt og varmt, ingen projektører.',
  sharedBoats: 'Både til deling for dem, der ikke har en. Vores seks kajakker ligger stille hele ugen.',
  workshop: 'Jeg har værksted og værktøj. Hver lørdag, hvis en anden laver kaffen.',
  sharedPot: '400.000 om året til vedligehold. Dem kunne vi lægge i en pulje, vi bestemmer over sammen.',
  winterSundays: 'Jeg holder søndagsåbent hele vinteren, hvis klubberne kigger ind efter turen.',
  insurance: 'Forsikring! Hvem hænger på den, hvis nogen falder i en januarnat?',
  income: 'Færre pladser, færre penge i kassen. Hvad kan vi så undvære?',
  harbourGroup:
    'Havnegruppe: to beboere, to fra klubberne, to erhvervsdrivende, to fra kommunen. Første tirsdag i måneden på caféen.',
  tuesdayBoats: 'Tirsdagsbåde: Søspejderne og havnekontoret deler nøgler og vagtplan. Fra 1. maj.',
  workingSaturdays: 'Arbejdslørdage på nordbroen: tre indtil nu. 41 kom, og 7 var her for første gang.',
  lightsAgreed: 'Stilyset: Vi valgte stederne på en gåtur i mørke. De graver i august.',
  countingPeople: 'Vi tæller folk på molen, søndage kl. 14. Januar: 6. Marts: 31.',
  fiftyEightCups: 'Første vintersøndag: 58 kopper kaffe, og jeg løb tør for boller.',
  tiredVolunteers: 'Hvad gør vi, når de frivillige bliver trætte? Lad os tale om det, før de er det.',
}
