import type { GuideWords } from './guide.ts'

/** The steps in English. */
export const guideEnglish: GuideWords = {
  arrive: {
    name: 'Arrive',
    ask: 'Who is here, and who is missing? Say what you hope for. Have no answer ready yet.',
    guidance:
      'Look around before you begin: is anybody here from civil society, and anybody who lives with the problem? If not, ask the group whom to invite, and how. Say what your own part is: you keep time and order, and have no more say over the matter than others. Have no answer ready, and say so aloud. Ask what exists already: an arena that works is better than a new one. And ask what it is for: a pure savings exercise is not co-creation.',
  },
  rules: {
    name: 'Ground rules',
    ask: 'How do we want to work together? Write the rules you need, and say yes to those you can keep.',
    guidance:
      'A few rules that are kept are worth more than many fine ones. Let the group find its own words instead of bringing a finished list. Ask how people want to disagree, and what they do when somebody with a title fills the room. Later anybody may point to a rule, you as well. A rule that somebody cannot say yes to is talked about again.',
  },
  alone: {
    name: 'Write alone',
    ask: 'What is the problem, seen from where you stand? One thought on each note, nobody talks.',
    guidance:
      'Silence is work: do not fill it. When everybody writes before anybody talks, the loudest voice does not come first. Where people depend on each other, begin a round of private writing, anonymous if need be, and say beforehand what others will see. What is already a solution is parked, not thrown away.',
  },
  views: {
    name: 'Views of the problem',
    ask: 'Read what is there. Gather it to views, side by side. Do not simplify away what is complex.',
    guidance:
      'Let people read before they sort, and ask whoever wrote a note what they meant. The views stand side by side, and nobody’s is the right one. Do not melt two into one because they sound alike: ask what would be lost. Do not trust your own knowledge too much; to have lived with something is knowledge, too. If one sector has written most of what is there, say so kindly and ask the others.',
  },
  hold: {
    name: 'What can we hold together?',
    ask: 'Hold the views that you can see, too. Say your doubts: they stay. Do not hurry to a solution.',
    guidance:
      'To hold a view is to say “I can see it this way too”, not to give in. Ask for doubts before you ask for agreement: a doubt stays with its reason, and only its author takes it back. Do not hurry: what only one sector holds is not shared yet, and you may go back a step. Nobody settles it with a title, and you least of all.',
  },
  plan: {
    name: 'Plan together',
    ask: 'How can it be solved, with people and not for them? What does each of us bring?',
    guidance:
      'Ask of every idea: with whom? What is done for people, without them, is not yet a plan. Let plans rest on a view that is held together, and leave the gaps in sight. Ask what each can bring: time, a place, a skill, a network, experience, and not money alone. Small things that can be tried are better than one large promise.',
  },
  agree: {
    name: 'Agree',
    ask: 'Who does what, by when, and who from another sector takes part? Not everything has to be co-created.',
    guidance:
      'Ask who will do it, not whether somebody ought to. One party alone has an agreement with itself: who from another sector joins in? Let go of power here: what grows in a street or an association is not to be taken over by the public party. Say openly what will not be co-created, and who decides it then. Agree on how you will see whether it works.',
  },
  look: {
    name: 'Look back',
    ask: 'Was the problem ours together? Were we equals? What do we do differently next time?',
    guidance:
      'Let everybody say one thing, or pass. A pulse asks all the same questions in confidence, and shows sectors, never persons. Look together at who was heard and who was not, as a question and not as a verdict. Write down what surprised you, and what went wrong as well. Before you part: when do you meet again, and who tells those who were not here?',
  },
}
