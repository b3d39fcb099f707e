import { Text, type Doc } from 'yjs'

const words = ['bus', 'square', 'school', 'evening', 'trees', 'noise', 'together', 'crossing', 'library', 'harbour']

/** Writes notes as the board document holds them, one transaction each, and returns their ids. */
export function writeNotes(document: Doc, random: () => number, count: number): string[] {
  return Array.from({ length: count }, () => {
    const id = Array.from({ length: 12 }, () => Math.floor(random() * 36).toString(36)).join('')
    document.transact(() => {
      document.getMap('items').set(id, { kind: 'note', by: null, at: 1_700_000_000_000 })
      document.getMap('places').set(id, place(random))
      document.getMap('looks').set(id, { w: 200, h: 200, color: 'sun' })
      document.getMap('orders').set(id, `a${id.slice(0, 6)}`)
      document.getMap('texts').set(id, new Text(sentence(random)))
    })
    return id
  })
}

/** Moves one of the notes, one transaction. */
export function moveNote(document: Doc, random: () => number, ids: readonly string[]): void {
  const id = ids[Math.floor(random() * ids.length)]
  if (id !== undefined) document.getMap('places').set(id, place(random))
}

function place(random: () => number): [x: number, y: number] {
  return [Math.round(random() * 12_000), Math.round(random() * 2600)]
}

function sentence(random: () => number): string {
  return Array.from({ length: 8 }, () => words[Math.floor(random() * words.length)] ?? '').join(' ')
}
