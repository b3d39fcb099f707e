import { createPlayer, openTracks } from '@samtavle/history/player'
import { buildTracks } from '@samtavle/history/encode'
import type { WorkshopEntry } from './workshop.ts'

const names = ['Aksel', 'Birgit', 'Carl', 'Dorte', 'Emil', 'Fatima', 'Gitte', 'Hassan', 'Ida', 'Jonas', 'Karen', 'Lars']

/** Who took part in a workshop, with names that are made up. */
export function workshopPeople(
  entries: readonly WorkshopEntry[],
): readonly { readonly id: string; readonly name: string; readonly sector: string }[] {
  const tracks = openTracks(buildTracks(entries))
  if (!tracks.ok) throw new Error(tracks.error)
  const player = createPlayer(tracks.value)
  player.seek(player.lastMoment)
  return [...player.view().sectors].map(([id, sector], index) => ({
    id,
    name: `${names[index % names.length]}${index < names.length ? '' : ` ${Math.floor(index / names.length) + 1}`}`,
    sector: sector ?? 'citizens',
  }))
}
