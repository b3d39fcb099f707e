import type { CanvasWordGroup } from '../shape.ts'

/** Danish for what is drawn on the board itself. */
export const canvas: CanvasWordGroup = {
  canvas: {
    question: {
      understand: 'Hvad er egentlig problemet?',
      plan: 'Hvordan kan vi løse det, og hvem kan hvad?',
      implement: 'Hvad fører vi ud i livet sammen?',
    },
    invitation: {
      understand: 'Begynd her. Hvordan ser du det? Dobbeltklik og skriv.',
      plan: 'Når vi forstår problemet sammen, vokser planerne her.',
      implement: 'Det, vi gør sammen, hviler på det, vi har forstået.',
    },
    kind: {
      framing: 'Problemforståelse',
      section: 'Afsnit',
      text: 'Tekst',
      stroke: 'Tegning',
      link: 'Forbindelse',
      resource: 'Ressource',
      agreement: 'Aftale',
      indicator: 'Tegn på virkning',
      rule: 'Spilleregel',
      expectation: 'Forventning',
    },
    damaged: 'Dette kunne ikke læses helt',
    someone: 'Nogen',
  },
}
