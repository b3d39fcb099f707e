import type { ItemId, ItemKind, Zone } from '@samtavle/board'
import { expect, test } from 'vitest'
import { relationBetween } from './relation-between.ts'

const item = (id: string, kind: ItemKind = 'note', zone: Zone | null = 'plan') => ({ id: id as ItemId, kind, zone })
const framing = item('framing', 'framing', 'understand')
const plan = item('plan')
const measure = item('measure', 'note', 'implement')
const agreement = item('agreement', 'agreement', 'plan')
const resource = item('resource', 'resource')
const section = item('section', 'section')

test.each([
  [measure, plan, 'measure', 'plan', 'rests-on'],
  [plan, measure, 'measure', 'plan', 'rests-on'],
  [framing, plan, 'plan', 'framing', 'rests-on'],
  [plan, agreement, 'agreement', 'plan', 'rests-on'],
  [plan, resource, 'plan', 'resource', 'relates'],
  [resource, measure, 'resource', 'measure', 'relates'],
  [plan, item('other plan'), 'plan', 'other plan', 'relates'],
] as const)('a line from $id to $id means what the method means', (start, end, ...meant) => {
  const relation = relationBetween(start, end)
  expect([relation?.from, relation?.to, relation?.as]).toEqual(meant)
})

test('nothing rests on itself, on a line or on a section', () => {
  expect(relationBetween(plan, plan)).toBeNull()
  expect(relationBetween(plan, section)).toBeNull()
  expect(relationBetween(item('line', 'link'), plan)).toBeNull()
})
