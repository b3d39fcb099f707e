import { noteColors, zones, defaultAxis } from '@samtavle/board'
import * as Y from 'yjs'
import type { Chance } from './chance.ts'
import type { Table } from './table.ts'
import { sentence } from './words.ts'

/** Somebody at the table. */
export interface Participant {
  readonly table: Table
  readonly chance: Chance
  readonly actor: string
  readonly client: number
  readonly sector: string
  /** When they leave, in milliseconds since the workshop began. */
  readonly until: number
}

/** What somebody does: each number is how long they wait before going on. */
type Doing = Generator<number, void, void>

/** Comes in, works until the end with pauses to think and to listen, and leaves. */
export function* takePart(me: Participant): Doing {
  const { table, chance, actor, sector } = me
  yield chance.whole(2000, 300_000)
  edit(me, ({ actors }) => actors.set(actor, { sector }))
  while (table.now < me.until) {
    yield chance.wait(15_500)
    const share = table.now / me.until
    if (chance.is(0.35)) yield* writeItem(me, share)
    else yield* workOnItem(me, share)
  }
}

function* workOnItem(me: Participant, share: number): Doing {
  const { chance } = me
  const what = chance.next()
  if (what < 0.52) return yield* drag(me)
  if (what < 0.7) return yield* reword(me)
  if (what < 0.8) return recolor(me)
  if (what < 0.85) return yield* dragGroup(me)
  if (what < 0.9) return remove(me)
  if (what < 0.92) return restore(me)
  if (what < 0.95) return link(me)
  if (what < 0.97) return resize(me)
  return share > 0.2 ? takeStand(me) : undefined
}

function edit({ table, actor, client }: Participant, change: Parameters<Table['edit']>[1]): void {
  table.edit({ actor, client }, change)
}

/** A new item comes to be with its first letter; the rest is typed. */
function* writeItem(me: Participant, share: number): Doing {
  const { table, chance, actor } = me
  const id = chance.id()
  const kind = chance.is(0.07) ? 'framing' : share > 0.6 && chance.is(0.08) ? 'agreement' : 'note'
  const text = sentence(chance, kind === 'note' ? chance.whole(3, 11) : chance.whole(10, 24))
  const zone = zones[Math.min(2, Math.floor((share + chance.next() * 0.5) * 2.2))] ?? 'understand'
  edit(me, (roots) => {
    roots.items.set(id, { kind, by: actor, at: table.startedAt + table.now - chance.whole(5, 60) })
    roots.places.set(id, [defaultAxis[zone][0] + chance.whole(150, 3850), chance.whole(200, 2400)])
    roots.looks.set(id, {
      w: kind === 'note' ? 200 : 420,
      h: kind === 'note' ? 200 : 300,
      color: kind === 'note' ? noteColors[me.client % 8] : 'birch',
    })
    roots.orders.set(id, nextOrder(me))
    roots.texts.set(id, new Y.Text(text.slice(0, 1)))
  })
  table.held.add(id)
  yield* type(me, { id, text: text.slice(1), at: 1 })
  table.held.delete(id)
  table.items.push(id)
}

/** Order keys as the library makes them: always above the highest, with jitter so that two people never make the same. */
function nextOrder({ table, chance }: Participant): string {
  table.order += chance.whole(1, 9)
  const jitter = chance.id().replaceAll(/[-_]/g, 'x').slice(0, 3)
  return `b${table.order.toString(36).padStart(4, '0')}${jitter}`
}

interface Typing {
  readonly id: string
  readonly text: string
  readonly at: number
}

function textOf({ table }: Participant, id: string): Y.Text | null {
  const text = table.roots.texts.get(id)
  return text instanceof Y.Text ? text : null
}

/** Letter by letter, now and then a slip that is rubbed out again, and a pause after a sentence or a thought. */
function* type(me: Participant, { id, text, at }: Typing): Doing {
  const { chance } = me
  const words = textOf(me, id)
  const pace = 120 + (me.client % 90)
  let caret = at
  for (const letter of words === null ? '' : text) {
    yield chance.wait(letter === ' ' ? pace * 1.4 : pace)
    if (chance.is(0.025)) {
      edit(me, () => words?.insert(Math.min(caret, words.length), 'e'))
      yield chance.wait(pace * 2)
      edit(me, () => words?.delete(Math.min(caret, words.length - 1), 1))
      yield chance.wait(pace)
    }
    edit(me, () => words?.insert(Math.min(caret, words.length), letter))
    caret += 1
  }
}

/** Adds to what is written, or rubs out the end and writes it anew. */
function* reword(me: Participant): Doing {
  const { table, chance } = me
  const id = takeItem(me)
  const words = id === null ? null : textOf(me, id)
  if (id === null || words === null) return
  const rubOut = chance.is(0.4) ? Math.min(words.length, chance.whole(2, 14)) : 0
  for (let count = 0; count < rubOut; count += 1) {
    yield chance.wait(90)
    edit(me, () => words.delete(words.length - 1, 1))
  }
  const at = chance.is(0.8) ? words.length : chance.whole(0, words.length)
  yield* type(me, { id, text: ` ${sentence(chance, chance.whole(1, 5))}`, at })
  table.held.delete(id)
}

/** Ten places a second along the path of a hand: slow, fast, slow, with a tremor, and the last one always. */
function* drag(me: Participant): Doing {
  const { table, chance } = me
  const id = takeItem(me)
  const from = id === null ? null : placeOf(me, id)
  if (id === null || from === null) return
  const steps = chance.whole(6, 34)
  const to = [
    from[0] + chance.whole(-1600, 1900),
    Math.max(100, Math.min(2500, from[1] + chance.whole(-900, 900))),
  ] as const
  const bow = chance.whole(-120, 120)
  let late = 0
  for (let step = 1; step <= steps; step += 1) {
    // What the network holds up it makes good on the next frame.
    const lateNow = chance.is(0.1) ? chance.whole(10, 70) : chance.whole(0, 14)
    yield 100 + lateNow - late
    late = lateNow
    const share = step / steps
    const along = share * share * share * (10 + share * (6 * share - 15))
    const aside = bow * 4 * along * (1 - along)
    const x = from[0] + (to[0] - from[0]) * along + (step < steps ? chance.whole(-5, 5) : 0)
    const y = from[1] + (to[1] - from[1]) * along + aside + (step < steps ? chance.whole(-5, 5) : 0)
    edit(me, ({ places }) => places.set(id, [Math.round(x), Math.round(y)]))
  }
  table.held.delete(id)
}

/** Several at once: everybody sees them move by presence, and every place is written once, at the drop. */
function* dragGroup(me: Participant): Doing {
  const { table, chance } = me
  const ids = Array.from({ length: chance.whole(3, 12) }, () => takeItem(me)).filter((id) => id !== null)
  yield chance.whole(600, 2600)
  const [dx, dy] = [chance.whole(-800, 900), chance.whole(-300, 300)]
  edit(me, ({ places }) => {
    for (const id of ids) {
      const place = placeOf(me, id)
      if (place !== null) places.set(id, [place[0] + dx, place[1] + dy])
    }
  })
  for (const id of ids) table.held.delete(id)
}

function recolor(me: Participant): void {
  const id = anyItem(me)
  if (id === null) return
  edit(me, ({ looks }) => looks.set(id, { ...asRecord(looks.get(id)), color: me.chance.pick(noteColors) }))
}

function resize(me: Participant): void {
  const { chance } = me
  const id = anyItem(me)
  if (id === null) return
  edit(me, ({ looks }) =>
    looks.set(id, { ...asRecord(looks.get(id)), w: 200 + chance.whole(0, 10) * 20, h: 200 + chance.whole(0, 6) * 20 }),
  )
}

function remove(me: Participant): void {
  const { table } = me
  const id = takeItem(me)
  if (id === null) return
  edit(me, ({ gone }) => gone.set(id, { by: me.actor, at: table.startedAt + table.now - me.chance.whole(5, 60) }))
  table.items.splice(table.items.indexOf(id), 1)
  table.held.delete(id)
  table.gone.push(id)
}

function restore(me: Participant): void {
  const id = me.table.gone.pop()
  if (id === undefined) return
  edit(me, ({ gone }) => gone.delete(id))
  me.table.items.push(id)
}

function link(me: Participant): void {
  const { table, chance, actor } = me
  const [from, to] = [anyItem(me), anyItem(me)]
  if (from === null || to === null || from === to || table.roots.items.has(`${from}>${to}`)) return
  edit(me, ({ items, ends, orders }) => {
    items.set(`${from}>${to}`, { kind: 'link', by: actor, at: table.startedAt + table.now - chance.whole(5, 60) })
    ends.set(`${from}>${to}`, { from, to, as: chance.is(0.6) ? 'rests-on' : 'relates' })
    orders.set(`${from}>${to}`, nextOrder(me))
  })
}

/** People stand on framings and agreements. */
function takeStand(me: Participant): void {
  const { table, chance, actor } = me
  const id = anyItem(me)
  const birth = id === null ? {} : asRecord(table.roots.items.get(id))
  if (id === null || birth['kind'] === 'link') return
  const at = table.startedAt + table.now - chance.whole(5, 60)
  edit(me, ({ stands }) => {
    stands.set(`${id}/${actor}`, chance.is(0.75) ? { hold: true, at } : { reserve: sentence(chance, 6), at })
  })
}

function anyItem({ table, chance }: Participant): string | null {
  const { items } = table
  // People work on what is new more than on what is old.
  return items[items.length - 1 - Math.floor(chance.next() ** 2 * items.length)] ?? null
}

function takeItem(me: Participant): string | null {
  const id = anyItem(me)
  if (id === null || me.table.held.has(id)) return null
  me.table.held.add(id)
  return id
}

function placeOf({ table }: Participant, id: string): readonly [number, number] | null {
  const place = table.roots.places.get(id)
  if (!Array.isArray(place)) return null
  const [x, y] = place as readonly unknown[]
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
