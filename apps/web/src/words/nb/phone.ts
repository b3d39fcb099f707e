import type { PhonePart } from '../shape.ts'

/** Norwegian for a board in the hand. */
export const phone: PhonePart = {
  phone: {
    toBoard: 'Tavlen',
    tabs: 'Det du ser',
    write: 'Skriv',
    notes: 'Lapper',
    stands: 'Standpunkter',
    field: 'Lappen din',
    send: 'Send',
    sent: '«{{words}}» ligger i {{zone}}.',
    sentToInbox: '«{{words}}» venter på en plass i {{zone}}.',
    waits: 'Venter på en plass',
    readOnly: 'Du kan lese alt her, men ikke skrive.',
    whose: 'Hvem sine lapper',
    all: 'Alle',
    mine: 'Mine',
    latest: 'Det du skrev sist',
    takeBack: 'Ta tilbake: {{words}}',
    more: 'Vis {{count}} til',
    framings: 'Måter å forstå problemet på',
    rules: 'Spillereglene våre',
    agreements: 'Avtaler',
    noFramings: 'Ingen har satt ord på hvordan de forstår problemet ennå. Det gjør man på tavlen.',
    step: 'Trinnet',
    minutes: 'Omtrent {{count}} min',
    timer: 'Tid igjen',
  },
}
