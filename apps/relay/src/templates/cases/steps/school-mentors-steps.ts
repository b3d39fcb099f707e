import type { CaseStepsIn } from './case-steps.ts'

/** The steps towards mentors against drop-out. */
export const schoolMentorsSteps: CaseStepsIn = {
  en: {
    arrive: {
      ask: 'What did you want to become at sixteen, and who believed in it? Which students, and which of those who left, are missing here?',
      guidance:
        'Without students this is a meeting about them. Invite some who left, and pay their way. The bank says openly what it hopes to gain, and so does the school.',
    },
    alone: {
      ask: 'When were you close to giving something up, and what made you stay, or go? Write about yourself first.',
      guidance:
        'Everybody writes about themselves, the bankers as well: so nobody in the room is the problem. A private round is right here; say that what is left unsaid stays unsaid.',
    },
    views: {
      ask: 'Is it will that is lacking, or somebody who has done it? What do those who left say, and what do we only assume?',
      guidance:
        'Figures on drop-out end many conversations too soon. Set one story beside each figure. Money, language and the way to school do not go away because mentors are nice to have.',
    },
    plan: {
      ask: 'What should a grown-up be good for, seen by the student? Who chooses whom, and how does one stop?',
      guidance:
        'The student chooses: anything else is supervision. Ask what the students give in return; a mentor who learns nothing does not come back after Christmas.',
    },
    agree: {
      ask: 'Start with few: who meets whom, where, until when? What does the school change by itself?',
      guidance:
        'Mentors must not be what the school does instead of changing something. Agree on what is told to nobody, and on whom to turn to when it becomes serious. Decide now how the students say whether it works.',
    },
  },
  da: {
    arrive: {
      ask: 'Hvad ville du være, da du var seksten, og hvem troede på det? Hvilke elever mangler her, og hvilke af dem, der gik ud?',
      guidance:
        'Uden elever er det et møde om dem. Invitér nogle, der gik ud, og betal deres vej hertil. Banken siger åbent, hvad den håber at vinde ved det, og det gør skolen også.',
    },
    alone: {
      ask: 'Hvornår var du tæt på at give op, og hvad fik dig til at blive eller gå? Skriv først om dig selv.',
      guidance:
        'Alle skriver om sig selv, også bankfolkene: så er ingen i rummet problemet. En privat runde er det rigtige her; sig, at det, der ikke bliver sagt, heller ikke skal siges.',
    },
    views: {
      ask: 'Er det viljen, der mangler, eller en, der har prøvet det? Hvad siger de, der gik ud, og hvad antager vi kun?',
      guidance:
        'Tal om frafald slutter mange samtaler for tidligt. Sæt én fortælling ved siden af hvert tal. Penge, sprog og vejen til skole forsvinder ikke, fordi det er rart at have en mentor.',
    },
    plan: {
      ask: 'Hvad skal en voksen være god for, set med elevens øjne? Hvem vælger hvem, og hvordan holder man op?',
      guidance:
        'Eleven vælger: alt andet er opsyn. Spørg, hvad eleverne giver igen; en mentor, der intet lærer, kommer ikke tilbage efter jul.',
    },
    agree: {
      ask: 'Begynd med få: hvem mødes med hvem, hvor, og hvor længe? Hvad laver skolen selv om?',
      guidance:
        'Mentorer må ikke være det, skolen gør i stedet for at lave noget om. Aftal, hvad der ikke bliver fortalt til nogen, og hvem man går til, når det bliver alvor. Bestem allerede nu, hvordan eleverne siger, om det virker.',
    },
  },
  nb: {
    arrive: {
      ask: 'Hva ville du bli da du var seksten, og hvem trodde på det? Hvilke elever mangler her, og hvilke av dem som sluttet?',
      guidance:
        'Uten elever er det et møte om dem. Inviter noen som sluttet, og betal reisen deres. Banken sier åpent hva den håper å vinne på det, og det gjør skolen også.',
    },
    alone: {
      ask: 'Når var du nær ved å gi opp, og hva fikk deg til å bli eller gå? Skriv om deg selv først.',
      guidance:
        'Alle skriver om seg selv, bankfolkene også: da er ingen i rommet problemet. En privat runde er det rette her; si at det som ikke blir sagt, heller ikke må sies.',
    },
    views: {
      ask: 'Er det viljen som mangler, eller en som har gjort det før? Hva sier de som sluttet, og hva antar vi bare?',
      guidance:
        'Tall om frafall avslutter mange samtaler for tidlig. Sett én fortelling ved siden av hvert tall. Penger, språk og skolevei forsvinner ikke fordi det er fint å ha en mentor.',
    },
    plan: {
      ask: 'Hva skal en voksen være god for, sett med elevens øyne? Hvem velger hvem, og hvordan slutter man?',
      guidance:
        'Eleven velger: alt annet er oppsyn. Spør hva elevene gir tilbake; en mentor som ikke lærer noe, kommer ikke igjen etter jul.',
    },
    agree: {
      ask: 'Begynn med få: hvem møter hvem, hvor, og hvor lenge? Hva endrer skolen selv?',
      guidance:
        'Mentorer må ikke være det skolen gjør i stedet for å endre noe. Avtal hva som ikke fortelles til noen, og hvem man går til når det blir alvor. Bestem alt nå hvordan elevene skal si om det virker.',
    },
  },
}
