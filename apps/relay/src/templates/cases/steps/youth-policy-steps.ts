import type { CaseStepsIn } from './case-steps.ts'

/** The steps towards a youth policy. */
export const youthPolicySteps: CaseStepsIn = {
  en: {
    arrive: {
      ask: 'Say your first name and where you were last Friday evening. Titles stay outside. Which young people are missing here?',
      guidance:
        'Seat people mixed, and have at least as many young people as politicians. Agree beforehand that politicians listen in the first half. Ask who is never asked: those who left school, those who come from the villages.',
    },
    alone: {
      ask: 'What is it like to be young here, a weekday after four? Write what you have seen or lived, not what should be done.',
      guidance:
        'Politicians write, too: what they do not know. Here a private and anonymous round is worth its minutes, because some will meet each other again at school or in the council.',
    },
    views: {
      ask: 'Two views lie there. Which do you know, which is missing? Write a third in the words of those it is about.',
      guidance:
        'Let a young person read each note aloud. When the language becomes that of a council paper, ask for the word they would use on the bus.',
    },
    plan: {
      ask: 'What can the young decide themselves, with money and keys? What can the council do, and what should it leave alone?',
      guidance:
        'Listen for “for the young”, and ask “with whom?”. A place to sit in a hearing is not the same as a vote on a budget.',
    },
    agree: {
      ask: 'Who does what before the next meeting? Put one young person and one politician on each agreement.',
      guidance:
        'Say what the council has to decide formally, and when, so that nobody is surprised afterwards. Agree who brings the answer back to the school.',
    },
  },
  da: {
    arrive: {
      ask: 'Sig dit fornavn, og hvor du var sidste fredag aften. Titler bliver udenfor. Hvilke unge mangler her?',
      guidance:
        'Lad folk sidde blandet, og hav mindst lige så mange unge som politikere. Aftal på forhånd, at politikerne lytter i den første halvdel. Spørg efter dem, der aldrig bliver spurgt: dem, der gik ud af skolen, og dem, der kommer fra landsbyerne.',
    },
    alone: {
      ask: 'Hvordan er det at være ung her en hverdag efter klokken fire? Skriv det, du har set eller oplevet, ikke det, der burde gøres.',
      guidance:
        'Politikerne skriver også: det, de ikke ved. Her er en privat og anonym runde sine minutter værd, for nogle mødes igen i skolen eller i byrådet.',
    },
    views: {
      ask: 'Her ligger to forståelser. Hvilken kender du, og hvilken mangler? Skriv en tredje med deres ord, som det handler om.',
      guidance:
        'Lad en af de unge læse hver seddel højt. Når sproget begynder at ligne en dagsorden, så spørg efter det ord, de ville bruge i bussen.',
    },
    plan: {
      ask: 'Hvad kan de unge selv bestemme, med penge og nøgler? Hvad kan byrådet gøre, og hvad skal det lade være med?',
      guidance:
        'Læg mærke til »for de unge«, og spørg »sammen med hvem?«. En plads i en høring er ikke det samme som en stemme på et budget.',
    },
    agree: {
      ask: 'Hvem gør hvad inden næste møde? Sæt én ung og én politiker på hver aftale.',
      guidance:
        'Sig, hvad byrådet formelt skal beslutte, og hvornår, så ingen bliver overrasket bagefter. Aftal, hvem der bringer svaret tilbage til skolen.',
    },
  },
  nb: {
    arrive: {
      ask: 'Si fornavnet ditt og hvor du var sist fredag kveld. Titlene blir utenfor. Hvilke unge mangler her?',
      guidance:
        'La folk sitte blandet, og ha minst like mange unge som politikere. Avtal på forhånd at politikerne lytter i den første halvdelen. Spør etter dem som aldri blir spurt: de som sluttet på skolen, og de som kommer fra bygdene.',
    },
    alone: {
      ask: 'Hvordan er det å være ung her en hverdag etter klokka fire? Skriv det du har sett eller opplevd, ikke det som burde gjøres.',
      guidance:
        'Politikerne skriver også: det de ikke vet. Her er en privat og anonym runde verdt minuttene sine, for noen møtes igjen på skolen eller i kommunestyret.',
    },
    views: {
      ask: 'Her ligger to forståelser. Hvilken kjenner du igjen, og hvilken mangler? Skriv en tredje med ordene til dem det handler om.',
      guidance:
        'La en av de unge lese hver lapp høyt. Når språket begynner å ligne et saksframlegg, spør etter ordet de ville brukt på bussen.',
    },
    plan: {
      ask: 'Hva kan de unge bestemme selv, med penger og nøkler? Hva kan kommunestyret gjøre, og hva bør det la være?',
      guidance:
        'Legg merke til «for de unge», og spør «sammen med hvem?». En plass i en høring er ikke det samme som en stemme over et budsjett.',
    },
    agree: {
      ask: 'Hvem gjør hva før neste møte? Sett én ung og én politiker på hver avtale.',
      guidance:
        'Si hva kommunestyret må vedta formelt, og når, så ingen blir overrasket etterpå. Avtal hvem som tar svaret med tilbake til skolen.',
    },
  },
}
