import type { PhonePart } from '../shape.ts'

/** Danish for a board in the hand. */
export const phone: PhonePart = {
  phone: {
    toBoard: 'Tavlen',
    tabs: 'Det, du ser',
    write: 'Skriv',
    notes: 'Sedler',
    stands: 'Holdninger',
    field: 'Din seddel',
    send: 'Send',
    sent: '“{{words}}” ligger i {{zone}}.',
    sentToInbox: '“{{words}}” venter på en plads i {{zone}}.',
    waits: 'Venter på en plads',
    readOnly: 'Du kan læse alt her, men ikke skrive.',
    whose: 'Hvis sedler',
    all: 'Alle',
    mine: 'Mine',
    latest: 'Det, du skrev sidst',
    takeBack: 'Tag tilbage: {{words}}',
    more: 'Vis {{count}} flere',
    framings: 'Måder at forstå problemet på',
    rules: 'Vores spilleregler',
    agreements: 'Aftaler',
    noFramings: 'Ingen har sat ord på, hvordan de forstår problemet, endnu. Det gør man på tavlen.',
    step: 'Trinnet',
    minutes: 'Cirka {{count}} min.',
    timer: 'Tid tilbage',
  },
}
