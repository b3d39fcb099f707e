import type { ExampleWords } from './example.ts'

/** The marina case in English. */
export const exampleEnglish: ExampleWords = {
  winterDark: 'In winter there isn’t a soul down here after four. I take the long way home.',
  behindSheds: 'The kids hang out behind the boat sheds. Where else should they be?',
  elevenWeeks: 'I make my living in eleven weeks. The rest of the year is stubbornness.',
  emptyBerths: '214 berths, 61 of them empty last summer. In 2005 the waiting list was nine years.',
  nobodysHarbour:
    'We keep talking about rotten jetties. I think the problem is that nobody feels the harbour is theirs.',
  likeGuests: 'Our members feel like guests. We need three e-mails to put up a bench.',
  wrongAnswer: 'To be honest: we came with a plan for 80 new berths. Perhaps it answers a question nobody asked.',
  whoIsMissing: 'Who isn’t here? The people in the flats look straight at the water and never come down.',
  northJetty: 'North jetty: the divers give it five years, not fifteen.',
  oldSlipway: 'The slipway carries 12 tonnes. Older than my father and better built.',
  pastTheCrane: 'Try getting past the crane with a pram. Or a wheelchair.',
  anglers: 'Do we know what the anglers need, or are we guessing?',
  openGate: 'Leave the gate on the pier open all year. Try it for one winter first.',
  sauna: 'A sauna next to the slipway, looked after by the people who use it',
  warmLights: 'Lights on the path from the flats to the water. Low and warm, no floodlights.',
  sharedBoats: 'Boats to share for those who don’t own one. Our six kayaks do nothing all week.',
  workshop: 'I have a workshop and tools. Every Saturday, if somebody else makes the coffee.',
  sharedPot: '400,000 a year for upkeep. We could put it in a pot we all decide on.',
  winterSundays: 'I’ll open on Sundays all winter if the clubs come by after their trips.',
  insurance: 'Insurance! Who answers for it if someone falls in on a January night?',
  income: 'Fewer berths, less income. What do we do without?',
  harbourGroup:
    'Harbour group: two each from residents, clubs, businesses and the municipality. First Tuesday of the month, at the café.',
  tuesdayBoats: 'Tuesday boats: the sea scouts and the harbour office share keys and rota. From 1 May.',
  workingSaturdays: 'Working Saturdays on the north jetty: three so far. 41 came, 7 of them for the first time.',
  lightsAgreed: 'Path lights: we picked the spots on a walk in the dark. Digging starts in August.',
  countingPeople: 'We count people on the pier, Sundays at two. January: 6. March: 31.',
  fiftyEightCups: 'First winter Sunday: 58 cups of coffee, and I ran out of buns.',
  tiredVolunteers: 'What if the volunteers get tired? Let’s talk about it before they do.',
  told: {
    nobodys: {
      text: 'Nobody feels that the harbour is theirs, so nobody goes there',
      affects: 'Everybody in the flats, the young behind the sheds, the clubs',
      known: 'Eleven weeks of life a year, and an empty pier the rest of it',
      assumed: 'That people would come if it were theirs to change',
      doubt: 'The north jetty is rotten all the same, whoever feels what.',
    },
    elevenWeeksOnly: {
      text: 'You cannot live off a harbour that is open eleven weeks',
      affects: 'Those who trade here, and the young who look for work',
      known: 'Three shops have closed in five years',
      assumed: 'That a longer season brings enough people',
    },
    litPath: { text: 'The path from the flats is lit before the first frost' },
  },
}
