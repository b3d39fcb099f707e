import { expect, test } from 'vitest'
import { templateIn } from './index.ts'

const languages = ['en', 'da', 'nb'] as const
const noteSize = 200

test('the example says the same in three languages, each in its own words', () => {
  const [english, danish, norwegian] = languages.map((language) => templateIn('example', language).notes)
  expect(english).toHaveLength(28)
  english?.forEach((note, index) => {
    const texts = [note.text, danish?.[index]?.text, norwegian?.[index]?.text]
    expect(new Set(texts).size, note.text).toBe(3)
    expect([danish?.[index]?.place, norwegian?.[index]?.place]).toEqual([note.place, note.place])
  })
})

test('its cards say the same in three languages, each in its own words', () => {
  const [english, danish, norwegian] = languages.map((language) => templateIn('example', language).told?.cards ?? [])
  english?.forEach((card, index) => {
    const told = [card, danish?.[index], norwegian?.[index]]
    expect(new Set(told.map((each) => each?.text)).size).toBe(3)
    expect(new Set(told.map((each) => Object.keys(each ?? {}).join())).size).toBe(1)
    expect(new Set(told.map((each) => each?.doubts.length)).size).toBe(1)
  })
})

test('its notes are short enough to be read on a wall and lie over no other', () => {
  for (const language of languages) {
    const { notes } = templateIn('example', language)
    for (const { text } of notes) expect(text.length, text).toBeLessThanOrEqual(130)
    notes.forEach(({ place: [x, y], text }, index) => {
      const covered = notes
        .slice(index + 1)
        .find(({ place }) => Math.abs(place[0] - x) < noteSize && Math.abs(place[1] - y) < noteSize)
      expect(covered, text).toBeUndefined()
    })
  }
})

test('every sector speaks, in every zone more than one', () => {
  const { axis, actors, notes } = templateIn('example', 'en')
  expect(axis).not.toBeNull()
  const sectorByKey = new Map(actors.map(({ key, sector }) => [key, sector]))
  expect(new Set(sectorByKey.values()).size).toBe(4)
  for (const [from, to] of [axis?.understand, axis?.plan, axis?.implement].filter((span) => span !== undefined)) {
    const here = notes.filter(({ place: [x] }) => x > from && x < to)
    expect(here.length).toBeGreaterThanOrEqual(7)
    expect(new Set(here.map(({ by }) => sectorByKey.get(by))).size).toBe(4)
  }
})

test('a blank board is blank, whatever the language', () => {
  expect(templateIn('blank', 'da')).toEqual({ axis: null, actors: [], notes: [], cards: [], told: null, steps: [] })
})
