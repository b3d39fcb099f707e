import { expect, test } from 'vitest'
import { contentOf, createTestPeers, syncPeers, type TestPeer } from '../test/peers.ts'
import {
  boardPart,
  boardPoint,
  factOf,
  foldedAway,
  foldsAround,
  sectionOwners,
  withContents,
  type ItemId,
  type WholeItem,
} from './index.ts'

function twoPeers(): { a: TestPeer; b: TestPeer; sync: () => void } {
  const [a, b] = createTestPeers(2)
  if (!a || !b) throw new Error('two peers were asked for')
  return { a, b, sync: () => syncPeers([a, b]) }
}

function itemOf(peer: TestPeer, id: ItemId): WholeItem {
  const item = peer.board.item(id)
  if (item?.state !== 'whole') throw new Error(`${id} is not on the board`)
  return item
}

const section = (peer: TestPeer, x: number, y: number, side: number): ItemId =>
  peer.edits.addSection({ place: boardPoint(x, y), width: side, height: side, text: 'Harbour' })
const note = (peer: TestPeer, x: number, y: number): ItemId =>
  peer.edits.addNote({ place: boardPoint(x, y), text: `${x}` })
const ownersOf = ({ board }: TestPeer): Record<string, ItemId> => Object.fromEntries(sectionOwners(board.view()))

test('[BRD-60] an item belongs to the smallest section that holds its middle, a section to one that holds it whole', () => {
  const { a } = twoPeers()
  const outer = section(a, 1000, 1000, 1000)
  const inner = section(a, 1200, 1200, 400)
  const astride = section(a, 1500, 700, 300)
  const [deep, shallow, outside] = [note(a, 1200, 1200), note(a, 700, 700), note(a, 3000, 300)]
  const link = a.edits.link(deep, shallow, 'relates') as ItemId
  expect(ownersOf(a)).toEqual({ [inner]: outer, [deep]: inner, [shallow]: outer })
  expect(withContents(a.board.view(), [outer])).toEqual(new Set([outer, inner, deep, shallow]))
  expect(withContents(a.board.view(), [inner, outside])).toEqual(new Set([inner, outside, deep]))
  expect(withContents(a.board.view(), [astride, link])).toEqual(new Set([astride, link]))
})

test('[BRD-60] twin sections that lie on each other never own each other, and both replicas agree who owns whom', () => {
  const { a, b, sync } = twoPeers()
  const twins = [section(a, 500, 500, 400), section(b, 500, 500, 400)]
  sync()
  const inTwins = note(a, 500, 500)
  sync()
  expect(ownersOf(a)).toEqual(ownersOf(b))
  expect(Object.keys(ownersOf(a)).toSorted()).toEqual([twins.toSorted()[0] as ItemId, inTwins].toSorted())
})

test('[BRD-60] what one moves into a section while another resizes it lies where it lies, for both', () => {
  const { a, b, sync } = twoPeers()
  const frame = section(a, 1000, 1000, 600)
  const moved = note(a, 3000, 1000)
  sync()
  a.edits.moveItems(new Map([[moved, boardPoint(1250, 1000)]]))
  b.edits.resizeItem(frame, { width: 300, height: 600, place: boardPoint(850, 1000) })
  sync()
  expect(ownersOf(a)).toEqual({})
  expect(ownersOf(b)).toEqual({})
})

test('[BRD-61] a section is laid under everything that is there, whole and in one update', () => {
  const { a } = twoPeers()
  const first = note(a, 100, 100)
  let updates = 0
  a.doc.on('update', () => (updates += 1))
  const frame = section(a, 200, 300, 500)
  expect(updates).toBe(1)
  expect(itemOf(a, frame)).toMatchObject({
    kind: 'section',
    text: 'Harbour',
    width: 500,
    height: 500,
    place: [200, 300],
  })
  expect(itemOf(a, frame).order < itemOf(a, first).order).toBe(true)
})

test('[BRD-62] a copied section brings what it holds and the links within, and no link that leads out', () => {
  const { a } = twoPeers()
  const frame = section(a, 500, 500, 800)
  const [left, right, out] = [note(a, 300, 500), note(a, 700, 500), note(a, 3000, 500)]
  a.edits.link(left, right, 'relates')
  a.edits.link(right, out, 'relates')
  const copies = a.edits.duplicateItems([frame], [2000, 0])
  expect(copies.map((id) => itemOf(a, id).kind).toSorted()).toEqual(['note', 'note', 'section'])
  const words = (x: string): ItemId => copies.find((id) => itemOf(a, id).text === x) as ItemId
  expect(itemOf(a, words('300')).place).toEqual([2300, 500])
  const links = [...a.board.view().items.values()].flatMap((item) => (item.state === 'whole' && item.ends) || [])
  expect(links).toHaveLength(3)
  expect(links).toContainEqual({ from: words('300'), to: words('700'), as: 'relates' })
  a.undo.undo()
  expect(a.board.view().items.size).toBe(6)
})

test('[BRD-62] a section that goes to another zone takes along what it holds, as it lies', () => {
  const { a } = twoPeers()
  const frame = section(a, 700, 700, 800)
  const held = note(a, 600, 800)
  a.edits.moveToZone([frame, held], 'implement')
  const [place, inside] = [itemOf(a, frame).place, itemOf(a, held).place]
  expect(itemOf(a, frame).zone).toBe('implement')
  expect([inside[0] - place[0], inside[1] - place[1]]).toEqual([-100, 100])
})

test('[BRD-63] a lock says who holds the item still and whether firmly; what cannot be read is no lock', () => {
  const { a, b, sync } = twoPeers()
  const [one, two] = [note(a, 100, 100), note(a, 400, 100)]
  a.edits.lockItems([one, two], { firm: true })
  sync()
  expect(factOf(itemOf(b, one), 'locked')).toEqual({ by: 'actor-1', at: 1_000_000, firm: true })
  b.edits.unlockItems([one])
  sync()
  expect(factOf(itemOf(a, one), 'locked')).toBeUndefined()
  a.doc.getMap('facts').set(`${two}/locked`, 'yes')
  expect(factOf(itemOf(a, two), 'locked')).toBeUndefined()
})

test('[BRD-65] a folded section hides what lies in it at any depth, and the links to it, and changes nothing of it', () => {
  const { a, b, sync } = twoPeers()
  const outer = section(a, 1000, 1000, 1000)
  const inner = section(a, 1200, 1200, 400)
  const [deep, shallow, outside] = [note(a, 1200, 1200), note(a, 700, 700), note(a, 3000, 300)]
  const link = a.edits.link(deep, outside, 'relates') as ItemId
  const before = [deep, shallow].map((id) => itemOf(a, id))
  a.undo.stopCapturing()
  a.edits.foldSections([outer, outside])
  sync()
  expect(foldedAway(b.board.view())).toEqual(new Set([inner, deep, shallow, link]))
  expect(foldsAround(b.board.view(), deep)).toEqual([outer])
  expect([deep, shallow].map((id) => itemOf(a, id))).toEqual(before)
  expect(factOf(itemOf(b, outer), 'folded')).toEqual({ by: 'actor-1', at: 1_000_000 })
  b.edits.unfoldSections([outer])
  sync()
  expect(foldedAway(a.board.view())).toEqual(new Set())
})

test('[BRD-63] a group has at least two members, and one name for all of them', () => {
  const { a } = twoPeers()
  const ids = [note(a, 100, 100), note(a, 400, 100), note(a, 700, 100)] as const
  const groups = (): readonly unknown[] => ids.map((id) => factOf(itemOf(a, id), 'group'))
  a.edits.groupItems([ids[0]])
  expect(groups()).toEqual([undefined, undefined, undefined])
  a.edits.groupItems(ids.slice(0, 2))
  expect(groups()[0]).toBe(groups()[1])
  expect(groups()[0]).not.toBe(groups()[2])
  a.edits.ungroupItems(ids)
  expect(groups()).toEqual([undefined, undefined, undefined])
})

test('[BRD-64] an end of a link goes to another item with its word, in one step, and never onto itself', () => {
  const { a } = twoPeers()
  const [x, y, z] = [note(a, 100, 100), note(a, 400, 100), note(a, 700, 100)]
  const link = a.edits.link(x, y, 'relates') as ItemId
  a.edits.setFact(link, 'label', 'because')
  a.undo.stopCapturing()
  const before = contentOf(a.doc)
  expect(a.edits.relink(link, 'to', x)).toBeNull()
  expect(a.edits.relink(link, 'to', link)).toBeNull()
  expect(contentOf(a.doc)).toEqual(before)
  const next = a.edits.relink(link, 'to', z) as ItemId
  expect(itemOf(a, next).ends).toEqual({ from: x, to: z, as: 'relates' })
  expect(factOf(itemOf(a, next), 'label')).toBe('because')
  expect(a.board.item(link)).toBeUndefined()
  a.undo.undo()
  expect(a.board.item(next)).toBeUndefined()
  expect(itemOf(a, link).ends).toEqual({ from: x, to: y, as: 'relates' })
})

test('[BRD-11] colours get a meaning each, two who name two at once both do, and what cannot be read means nothing', () => {
  const { a, b, sync } = twoPeers()
  let told = 0
  b.board.watchMeta(() => (told += 1))
  a.edits.nameColor('straw', '  Municipality ')
  b.edits.nameColor('rose', 'x'.repeat(100))
  sync()
  expect(a.board.meta().legend).toEqual({ straw: 'Municipality', rose: 'x'.repeat(40) })
  expect(b.board.meta().legend).toEqual(a.board.meta().legend)
  expect(told).toBeGreaterThan(0)
  a.edits.nameColor('straw', '')
  a.doc.getMap('meta').set('legend/moss', 7)
  a.doc.getMap('meta').set('legend/gold', 'no such paper')
  sync()
  expect(Object.keys(b.board.meta().legend)).toEqual(['rose'])
})

test('[BRD-110] an end that is led off its note lies free with the word, moves with its link, and becomes the pair again', () => {
  const { a, b, sync } = twoPeers()
  const [x, y] = [note(a, 100, 100), note(a, 400, 100)]
  const link = a.edits.link(x, y, 'rests-on') as ItemId
  a.edits.setFact(link, 'label', 'because')
  a.undo.stopCapturing()
  const free = a.edits.relink(link, 'to', boardPoint(900, 500)) as ItemId
  a.undo.stopCapturing()
  sync()
  expect(b.board.item(link)).toBeUndefined()
  expect(itemOf(b, free)).toMatchObject({ kind: 'link', ends: { from: x, to: [900, 500], as: 'rests-on' } })
  expect(factOf(itemOf(b, free), 'label')).toBe('because')
  b.edits.moveFreeEnds([free, x], [10, -20])
  sync()
  expect(itemOf(a, free).ends).toEqual({ from: x, to: [910, 480], as: 'rests-on' })
  expect(a.edits.relink(free, 'from', boardPoint(0, 0))).toBe(free)
  expect(a.edits.relink(free, 'from', x)).toBe(free)
  expect(a.edits.relink(free, 'to', y)).toBe(link)
  expect(factOf(itemOf(a, link), 'label')).toBe('because')
  expect(a.board.item(free)).toBeUndefined()
})

test('[BRD-110] leading an end off a note is one step to take back', () => {
  const { a } = twoPeers()
  const [x, y] = [note(a, 100, 100), note(a, 400, 100)]
  const link = a.edits.link(x, y, 'relates') as ItemId
  a.undo.stopCapturing()
  const free = a.edits.relink(link, 'from', boardPoint(5, 5)) as ItemId
  a.undo.undo()
  expect(a.board.item(free)).toBeUndefined()
  expect(itemOf(a, link).ends).toEqual({ from: x, to: y, as: 'relates' })
})

test('[BRD-111] a section is copied to another board with its notes, the links within, and free ends where links led out', () => {
  const { a } = twoPeers()
  const { a: other } = twoPeers()
  const frame = section(a, 1000, 1000, 1000)
  const [one, two, outside] = [note(a, 800, 900), note(a, 1200, 900), note(a, 3000, 300)]
  const inner = a.edits.link(one, two, 'relates') as ItemId
  a.edits.setFact(inner, 'label', 'fordi')
  const outer = a.edits.link(two, outside, 'relates') as ItemId
  const part = boardPart(a.board, [frame, outer])
  expect(part.papers.map(({ kind, text }) => [kind, text])).toEqual([
    ['section', 'Harbour'],
    ['note', '800'],
    ['note', '1200'],
  ])
  const ids = other.edits.addPart(part, [100, 0])
  const copies = ids.map((id) => itemOf(other, id))
  expect(copies.map(({ kind }) => kind)).toEqual(['section', 'note', 'note', 'link'])
  expect(copies[1]?.place).toEqual([900, 900])
  expect(copies[3]?.ends).toEqual({ from: ids[2], to: [3100, 300], as: 'relates' })
  const within = itemOf(other, `${ids[1]}>${ids[2]}` as ItemId)
  expect(factOf(within, 'label')).toBe('fordi')
  expect(boardPart(a.board, [frame]).links).toHaveLength(1)
})

test('[BRD-112] many notes get one size around their middles, in one step, and other kinds keep theirs', () => {
  const { a } = twoPeers()
  const [one, two, frame] = [note(a, 100, 100), note(a, 400, 100), section(a, 2000, 1000, 600)]
  a.edits.resizeItem(two, { width: 90, height: 120, place: boardPoint(400, 100) })
  a.undo.stopCapturing()
  a.edits.resizeNotes([one, two, frame], 300)
  const sizes = (): readonly unknown[] => [one, two, frame].map((id) => [itemOf(a, id).width, itemOf(a, id).height])
  expect(sizes()).toEqual([
    [300, 300],
    [300, 300],
    [600, 600],
  ])
  expect(itemOf(a, two).place).toEqual([400, 100])
  a.undo.undo()
  expect(sizes().slice(0, 2)).toEqual([
    [200, 200],
    [90, 120],
  ])
})

test('[BRD-12] a board names authors until somebody says otherwise, and what cannot be read names them', () => {
  const { a, b, sync } = twoPeers()
  expect(a.board.meta().namesAuthors).toBe(true)
  a.edits.nameAuthors(false)
  sync()
  expect(b.board.meta().namesAuthors).toBe(false)
  b.edits.nameAuthors(true)
  sync()
  expect(a.board.meta().namesAuthors).toBe(true)
  a.doc.getMap('meta').set('authors', { by: 7 })
  expect(a.board.meta().namesAuthors).toBe(true)
})
