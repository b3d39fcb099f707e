import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { noteColors } from '@samtavle/board'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const light = readBlock(/:root \{\s*color-scheme: light;([^}]*)\}/)
const darkBySystem = readBlock(/:root:not\(\[data-theme='light'\]\) \{([^}]*)\}/)
const darkByHand = readBlock(/:root\[data-theme='dark'\] \{([^}]*)\}/)
const papers = noteColors.map((color) => `--paper-${color}`)
const sectors = ['public', 'private', 'civil-society', 'citizens', 'other'].map((id) => `--sector-${id}`)

/** Every pair of text and ground that the product puts together; WCAG 1.4.3 asks for 4.5. */
const textPairs: readonly (readonly [text: string, ground: string])[] = [
  ...['--linen', '--linen-deep', '--birch'].flatMap((ground): [string, string][] =>
    ['--ink', '--ink-soft', '--pine', '--madder', '--amber'].map((text) => [text, ground]),
  ),
  ...['--pine-wash', '--amber-wash', '--madder-wash'].map((ground): [string, string] => ['--ink', ground]),
  ...papers.flatMap((paper): [string, string][] => [
    ['--ink-on-paper', paper],
    ['--ink-soft-on-paper', paper],
  ]),
  ...sectors.flatMap((sector): [string, string][] => [
    [sector, '--birch'],
    [sector, '--linen'],
  ]),
  ...['understand', 'plan', 'implement'].map((zone): [string, string] => ['--zone-ink', `--zone-${zone}`]),
  ['--on-pine', '--pine'],
  ['--on-pine', '--pine-deep'],
  ['--pine-deep', '--pine-wash'],
  ['--madder', '--madder-wash'],
]

test('dark by the system and dark by hand are the same', () => {
  expect(darkByHand).toEqual(darkBySystem)
})

test.each([
  ['light', light],
  ['dark', darkByHand],
])('every text stands out at least 4.5 to 1 from its ground in %s', (_name, tokens) => {
  const weak = textPairs.filter(([text, ground]) => contrast(tokens, text, ground) < 4.5)
  expect(weak.map((pair) => `${pair.join(' on ')}: ${contrast(tokens, ...pair).toFixed(2)}`)).toEqual([])
})

test.each([
  ['light', light],
  ['dark', darkByHand],
])('the focus ring and the edges of fields stand out 3 to 1 in %s', (_name, tokens) => {
  for (const ground of ['--linen', '--birch']) {
    expect(contrast(tokens, '--focus', ground)).toBeGreaterThanOrEqual(3)
    expect(contrast(tokens, '--line-strong', ground)).toBeGreaterThanOrEqual(3)
  }
})

test('every ink stands out 3 to 1 from table and papers: in the dark by itself on the table, and by its rim on papers', () => {
  const tables = ['--linen', '--zone-understand', '--zone-plan', '--zone-implement']
  const inks = noteColors.map((color) => `--pen-${color}`)
  const weak = (tokens: typeof light, tops: readonly string[], grounds: readonly string[]): readonly string[] =>
    tops.flatMap((top) =>
      grounds.filter((ground) => contrast(tokens, top, ground) < 3).map((ground) => `${top} ${ground}`),
    )
  expect(weak(light, inks, [...tables, ...papers])).toEqual([])
  expect(weak(darkByHand, inks, tables)).toEqual([])
  expect(weak(darkByHand, ['--linen'], [...papers, ...inks])).toEqual([])
})

test('the contrast formula knows black on white and refuses grey on grey', () => {
  const tokens = new Map([
    ['--a', '#000000'],
    ['--b', '#ffffff'],
    ['--c', '#888888'],
    ['--d', '#999999'],
  ])
  expect(contrast(tokens, '--a', '--b')).toBeCloseTo(21, 5)
  expect(contrast(tokens, '--c', '--d')).toBeLessThan(1.5)
})

function readBlock(pattern: RegExp): ReadonlyMap<string, string> {
  const body = pattern.exec(css)?.[1]
  if (body === undefined) throw new Error(`tokens.css has no block like ${pattern}`)
  return new Map(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', (match[2] ?? '').trim()]),
  )
}

function contrast(tokens: ReadonlyMap<string, string>, text: string, ground: string): number {
  const [darker = 0, lighter = 0] = [luminance(tokens, text), luminance(tokens, ground)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(tokens: ReadonlyMap<string, string>, name: string): number {
  const hex = tokens.get(name)
  if (hex === undefined || !/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`${name} is no six-digit colour: ${hex}`)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) =>
    linear(Number.parseInt(hex.slice(from, from + 2), 16) / 255),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
