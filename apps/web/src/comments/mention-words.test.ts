import { mention, type ActorId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { begunName, meant, toKept, toWritten, type Named } from './mention-words.ts'

const person = (name: string, id = name.toLowerCase()): Named => ({ name, id: id.replaceAll(/\W/g, '-') as ActorId })
const [anna, annaLund, bo] = [person('Anna'), person('Anna Lund'), person('Bo (Havn)')]
const people = [anna, annaLund, bo]
const nobody = new Map<string, ActorId>()

test.each<[string, number, string | null]>([
  ['Ask @', 5, ''],
  ['Ask @An', 7, 'An'],
  ['Ask @Anna Lund', 14, 'Anna Lund'],
  ['@b', 2, 'b'],
  ['anna@example.org', 16, null],
  ['@Anna\nnext', 10, null],
  ['Ask @Anna', 3, null],
  ['(@Å', 3, 'Å'],
])('a name is begun by an @ that no word runs into: %j at %i', (text, caret, query) => {
  const found = begunName(text, caret)
  expect(found?.query ?? null).toBe(query)
  if (found !== null) expect(text[found.from]).toBe('@')
})

test('a name is offered by any part of it, until a space says that the sentence goes on', () => {
  expect(meant(people, '')).toEqual(people)
  expect(meant(people, 'lu')).toEqual([annaLund])
  expect(meant(people, 'anna l')).toEqual([annaLund])
  expect(meant(people, 'anna ')).toEqual([anna, annaLund])
  expect(meant(people, 'anna knows')).toEqual([])
})

test('whole names after an @ are kept as who they are, the longest first, and words that only look like it stay words', () => {
  expect(toKept('@Anna Lund, @Anna and @Bo (Havn)!', people, nobody)).toBe(
    `${mention(annaLund.id)}, ${mention(anna.id)} and ${mention(bo.id)}!`,
  )
  expect(toKept('mail@Anna, @Annabel, Anna', people, nobody)).toBe('mail@Anna, @Annabel, Anna')
  expect(toKept('@Anna', [], nobody)).toBe('@Anna')
})

test('of two with one name it is the one who was chosen, and nobody where none was', () => {
  const twice = [person('Kim', 'kim-1'), person('Kim', 'kim-2')]
  expect(toKept('@Kim', twice, nobody)).toBe('@Kim')
  expect(toKept('@Kim', twice, new Map([['Kim', 'kim-2' as ActorId]]))).toBe(mention('kim-2' as ActorId))
})

test('what is kept and written again means the same people', () => {
  const twice = [...people, person('Anna', 'anna-2')]
  const kept = `${mention('anna-2' as ActorId)}: ask ${mention(bo.id)}`
  const { text, chosen } = toWritten(kept, (actor) => twice.find(({ id }) => id === actor)?.name ?? '?')
  expect(text).toBe('@Anna: ask @Bo (Havn)')
  expect(toKept(text, twice, chosen)).toBe(kept)
})
