import type { CanvasWordGroup } from '../shape.ts'

/** Norwegian bokmål for what is drawn on the board itself. */
export const canvas: CanvasWordGroup = {
  canvas: {
    question: {
      understand: 'Hva er egentlig problemet?',
      plan: 'Hvordan kan vi løse det, og hvem kan hva?',
      implement: 'Hva setter vi ut i livet sammen?',
    },
    invitation: {
      understand: 'Begynn her. Hvordan ser du det? Dobbeltklikk og skriv.',
      plan: 'Når vi forstår problemet sammen, vokser planene her.',
      implement: 'Det vi gjør sammen, hviler på det vi har forstått.',
    },
    kind: {
      framing: 'Problemforståelse',
      section: 'Avsnitt',
      text: 'Tekst',
      stroke: 'Tegning',
      link: 'Forbindelse',
      resource: 'Ressurs',
      agreement: 'Avtale',
      indicator: 'Tegn på virkning',
      rule: 'Spilleregel',
      expectation: 'Forventning',
    },
    damaged: 'Dette kunne ikke leses helt',
    someone: 'Noen',
  },
}
