import type { WallPart } from '../shape.ts'

/** Danish for a board on a wall. */
export const wall: WallPart = {
  wall: {
    label: 'Tavlen på væggen',
    leave: 'Forlad vægvisningen',
    leaveHint: 'Forlad væggen (Esc)',
    show: 'Det, væggen viser',
    all: 'Hele aksen',
    lead: 'Det, facilitatoren viser',
    join: 'Kom og vær med',
    scan: 'Skan, eller åbn {{host}}, og tast',
    noInvitation: 'Denne skærm har ikke noget link, der må vises.',
    awake: 'Skærmen holder sig vågen.',
    notAwake: 'Skærmen kan gå i dvale: slå det fra i dens indstillinger.',
    controls: 'Til den, der stiller væggen op',
    reader: 'Det, der er skrevet, med store bogstaver',
    read: 'Store bogstaver på væggen',
    waits: 'Venter på en plads',
    invite: 'Invitation på væggen',
    timer: 'Tid tilbage',
    over: 'Tiden er gået',
    fullscreen: 'Fyld skærmen',
  },
}
