import type { WallPart } from '../shape.ts'

/** Norwegian for a board on a wall. */
export const wall: WallPart = {
  wall: {
    label: 'Tavlen på veggen',
    leave: 'Forlat veggvisningen',
    leaveHint: 'Forlat veggen (Esc)',
    show: 'Det veggen viser',
    all: 'Hele aksen',
    lead: 'Det fasilitatoren viser',
    join: 'Kom og bli med',
    scan: 'Skann, eller åpne {{host}} og skriv',
    noInvitation: 'Denne skjermen har ingen lenke som kan vises.',
    awake: 'Skjermen holder seg våken.',
    notAwake: 'Skjermen kan gå i dvale: slå det av i innstillingene.',
    controls: 'For den som setter opp veggen',
    reader: 'Det som er skrevet, med store bokstaver',
    read: 'Store bokstaver på veggen',
    waits: 'Venter på en plass',
    invite: 'Invitasjon på veggen',
    timer: 'Tid igjen',
    over: 'Tiden er ute',
    fullscreen: 'Fyll skjermen',
  },
}
