/** The distance from note to note of all contenders, in board units; a note is 200 wide. */
export const pitch = 220

/** How many columns and rows a grid of notes has, in the proportions of a screen. */
export function sidesFor(count: number): { readonly columns: number; readonly rows: number } {
  const columns = Math.ceil(Math.sqrt(count * 1.6))
  return { columns, rows: Math.ceil(count / columns) }
}

/** The centre of a note in the grid. */
export function gridPlace(index: number, count: number): readonly [x: number, y: number] {
  const { columns } = sidesFor(count)
  return [(index % columns) * pitch + pitch / 2, Math.floor(index / columns) * pitch + pitch / 2]
}

const words = ['bus', 'torvet', 'skolen', 'aften', 'trær', 'larm', 'sammen', 'overgang', 'bibliotek', 'havnen', 'grøn']

/** What stands on a note: a few words, another selection on each. */
export function noteWords(index: number): string {
  const count = 4 + (index % 5)
  return Array.from({ length: count }, (_none, at) => words[(index * 7 + at * 3) % words.length] ?? '').join(' ')
}
