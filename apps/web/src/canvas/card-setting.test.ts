import type { WholeItem } from '@samtavle/board'
import { expect, test } from 'vitest'
import { fieldAt, settingOfField } from './card-setting.ts'
import { settingOf, type ItemSetting } from './item-setting.ts'
import { createLocalSession, createTestClock } from './test/local-session.ts'

function framingWith(fields: { affects?: string; known?: string }): { setting: ItemSetting; item: WholeItem } {
  const session = createLocalSession(createTestClock())
  const id = session.edits.addFraming({ text: 'It is dark', ...fields })
  const item = session.board.item(id)
  if (item?.state !== 'whole') throw new Error('a framing was made')
  return { item, setting: settingOf(item, { measure: (text) => text.length / 2, strayPlace: item.place }) }
}

test('a framing has a place for each of its questions, below its own words and over nothing', () => {
  const { setting } = framingWith({ affects: 'everybody' })
  const parts = setting.card?.parts ?? []
  expect(parts.map(({ of }) => of)).toEqual([
    { is: 'field', field: 'affects' },
    { is: 'field', field: 'known' },
    { is: 'field', field: 'assumed' },
  ])
  const tops = [setting.textAt[1], ...parts.map(({ textAt }) => textAt[1])]
  expect(tops).toEqual(tops.toSorted((a, b) => a - b))
  expect(setting.textAt[1] + setting.text().height).toBeLessThan(parts[0]?.textAt[1] ?? 0)
  expect(setting.height).toBe(320)
})

test('words that need more room make the card grow downwards, its upper edge staying', () => {
  const small = framingWith({})
  const large = framingWith({ known: 'we counted and found that '.repeat(40) })
  expect(large.setting.height).toBeGreaterThan(small.setting.height)
  expect(large.setting.box.y).toBe(large.item.place[1] - 160)
  expect(large.setting.card?.stripAt).toBeGreaterThan(small.setting.card?.stripAt ?? 0)
})

test('an editor of one field sees its words in its place', () => {
  const { setting } = framingWith({ affects: 'everybody' })
  const affects = settingOfField(setting, 'affects')
  expect(affects.text().lines.map(({ text }) => text)).toEqual(['everybody'])
  expect(affects.box).toBe(setting.box)
  expect(settingOfField(setting, undefined)).toBe(setting)
})

test('a press leads to the words it is on, and on the line of holders to none of the fields', () => {
  const { setting } = framingWith({})
  const parts = setting.card?.parts ?? []
  expect(fieldAt(setting, setting.textAt[1] + 5)).toBeUndefined()
  for (const { of, textAt } of parts) {
    if (of.is !== 'field') throw new Error('nobody has a doubt yet')
    expect(fieldAt(setting, textAt[1] + 2)).toBe(of.field)
    expect(fieldAt(setting, textAt[1] - 12)).toBe(of.field)
  }
  expect(fieldAt(setting, (setting.card?.stripAt ?? 0) + 4)).toBeUndefined()
})

test('a doubt is laid out at the foot of the card with its reason, a long one shortened', () => {
  const session = createLocalSession(createTestClock())
  const id = session.edits.addFraming({ text: 'It is dark' })
  session.edits.reserve(id, `Light alone will not do. ${'Really. '.repeat(60)}`)
  const item = session.board.item(id)
  if (item?.state !== 'whole') throw new Error('a framing was made')
  const { card, height } = settingOf(item, { measure: (text) => text.length / 2, strayPlace: item.place })
  const doubt = card?.parts.at(-1)
  expect(doubt?.of).toEqual({ is: 'reservation', actor: session.me.id })
  expect(doubt?.textAt[1]).toBeGreaterThan(card?.stripAt ?? Infinity)
  expect((doubt?.textAt[1] ?? 0) + (doubt?.text.height ?? 0)).toBeLessThanOrEqual(height)
  expect(doubt?.text.lines.at(-1)?.text.endsWith('…')).toBe(true)
})
