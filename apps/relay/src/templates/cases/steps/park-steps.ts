import type { CaseStepsIn } from './case-steps.ts'

/** The steps towards a park that residents and gardeners tend together. */
export const parkSteps: CaseStepsIn = {
  en: {
    arrive: {
      ask: 'When were you last in the park, and did you sit down? Who uses it and would never come to a meeting?',
      guidance:
        'Have the gardeners here, not only their leader, and in their paid hours. Ask about associations that already do something like this: perhaps one of them wants to grow.',
    },
    alone: {
      ask: 'What have you seen in the park this year, good and bad? Gardeners: what would you show somebody who comes along for a day?',
      guidance:
        'Complaints come first, and that is all right: they tell what people care about. Ask for what was seen, not for whose fault it was.',
    },
    views: {
      ask: 'Is it a park that belongs to nobody, or too few hands? Which other views do the notes tell of?',
      guidance:
        'Two groups feel unfairly treated here. Let each say the other’s view in their own words before anybody holds one.',
    },
    plan: {
      ask: 'What may residents do themselves, what do we do together, and what stays with the gardeners?',
      guidance:
        'Volunteers are no savings: say aloud which paid work stays paid. Ask what the trees allow before you ask what we want.',
    },
    agree: {
      ask: 'Agree for one season: which bed, which evening, who shows it and who comes? Who has the key to the shed?',
      guidance:
        'The association decides about itself. The municipality promises hours and tools, and does not write the statutes. Set the day in autumn when you look at it together.',
    },
  },
  da: {
    arrive: {
      ask: 'Hvornår var du sidst i parken, og satte du dig ned? Hvem bruger den og ville aldrig komme til et møde?',
      guidance:
        'Hav gartnerne med, ikke kun deres leder, og i deres betalte tid. Spørg efter foreninger, der allerede gør noget i den retning: måske vil en af dem gerne vokse.',
    },
    alone: {
      ask: 'Hvad har du set i parken i år, godt og skidt? Gartnere: hvad ville I vise en, der gik med en dag?',
      guidance:
        'Klagerne kommer først, og det er i orden: de fortæller, hvad folk holder af. Spørg efter det, nogen har set, og ikke efter, hvis skyld det er.',
    },
    views: {
      ask: 'Er det en park, der ikke er nogens, eller er der for få hænder? Hvilke andre forståelser fortæller sedlerne om?',
      guidance:
        'To grupper føler sig uretfærdigt behandlet her. Lad dem sige hinandens forståelse med egne ord, før nogen stiller sig bag en af dem.',
    },
    plan: {
      ask: 'Hvad må beboerne gøre selv, hvad gør vi sammen, og hvad bliver hos gartnerne?',
      guidance:
        'Frivillige er ikke en besparelse: sig højt, hvilket lønnet arbejde der bliver ved med at være lønnet. Spørg, hvad træerne tillader, før I spørger, hvad vi vil.',
    },
    agree: {
      ask: 'Aftal for én sæson: hvilket bed, hvilken aften, hvem viser det, og hvem kommer? Hvem har nøglen til skuret?',
      guidance:
        'Foreningen bestemmer over sig selv. Kommunen lover timer og redskaber og skriver ikke vedtægterne. Find den dag i efteråret, hvor I ser på det sammen.',
    },
  },
  nb: {
    arrive: {
      ask: 'Når var du sist i parken, og satte du deg ned? Hvem bruker den og ville aldri kommet på et møte?',
      guidance:
        'Ha gartnerne med, ikke bare lederen deres, og i betalt arbeidstid. Spør etter foreninger som alt gjør noe i den retningen: kanskje vil en av dem gjerne vokse.',
    },
    alone: {
      ask: 'Hva har du sett i parken i år, på godt og vondt? Gartnere: hva ville dere vist en som var med en dag?',
      guidance:
        'Klagene kommer først, og det er i orden: de forteller hva folk bryr seg om. Spør etter det noen har sett, ikke etter hvem som har skylda.',
    },
    views: {
      ask: 'Er det en park som ikke er noens, eller er det for få hender? Hvilke andre forståelser forteller lappene om?',
      guidance:
        'To grupper føler seg urettferdig behandlet her. La dem si hverandres forståelse med egne ord før noen stiller seg bak en av dem.',
    },
    plan: {
      ask: 'Hva kan beboerne gjøre selv, hva gjør vi sammen, og hva blir hos gartnerne?',
      guidance:
        'Frivillige er ingen innsparing: si høyt hvilket lønnet arbeid som fortsatt skal være lønnet. Spør hva trærne tåler, før dere spør hva vi vil.',
    },
    agree: {
      ask: 'Avtal for én sesong: hvilket bed, hvilken kveld, hvem viser det, og hvem kommer? Hvem har nøkkelen til skuret?',
      guidance:
        'Foreningen bestemmer over seg selv. Kommunen lover timer og redskaper og skriver ikke vedtektene. Finn dagen til høsten da dere ser på det sammen.',
    },
  },
}
