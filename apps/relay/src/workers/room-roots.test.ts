import { processRootNames, rootNames, roundRootName } from '@samtavle/board'
import { expect, test } from 'vitest'
import { rootsOfRoom } from '../room-roots.ts'

test('the roots that the gate lets into shared and private rooms are those of the board schema', () => {
  expect(rootsOfRoom('shared')).toEqual(rootNames)
  expect(rootsOfRoom('private')).toEqual(rootNames)
})

test('the roots that the gate lets into a process room are those of the process document', () => {
  expect(rootsOfRoom('process')).toEqual(processRootNames)
})

test('rounds stand in the process document, and nowhere else', () => {
  expect(rootsOfRoom('process')).toContain(roundRootName)
  expect(rootsOfRoom('shared')).not.toContain(roundRootName)
})
