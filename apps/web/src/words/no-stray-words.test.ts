import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
/** Attributes that people read or hear. */
const spokenAttributes = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
  'label',
]

test('no component says a word that is not in words/', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'))
  expect(files.length).toBeGreaterThan(5)
  expect(files.flatMap((path) => strayWords(path, readFileSync(join(root, path), 'utf8')))).toEqual([])
})

test('a stray word is seen in text, in an attribute and in braces', () => {
  expect(strayWords('a.tsx', 'const a = <p>Hello</p>')).toEqual(['a.tsx: Hello'])
  expect(strayWords('a.tsx', 'const a = <p aria-label="Hello">…</p>')).toEqual(['a.tsx: Hello'])
  expect(strayWords('a.tsx', "const a = <p>{ok ? 'Hello' : null}</p>")).toEqual(['a.tsx: Hello'])
  expect(strayWords('a.tsx', 'const a = <p title={`Hello ${name}`} className="hello">·</p>')).toEqual(['a.tsx: Hello '])
  expect(strayWords('a.tsx', "const a = <p id='hello'>{t('home.title')}</p>")).toEqual([])
})

function strayWords(path: string, source: string): readonly string[] {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`)
  const found: string[] = []
  visit(program, false, (text) => {
    if (/\p{L}{2}/u.test(text)) found.push(`${path}: ${text}`)
  })
  return found
}

/** Walks the tree; `spoken` is true where a string would reach a person. */
function visit(node: unknown, spoken: boolean, report: (text: string) => void): void {
  if (Array.isArray(node)) return node.forEach((child) => visit(child, spoken, report))
  if (typeof node !== 'object' || node === null) return
  const fields: Readonly<Record<string, unknown>> = { ...node }
  switch (fields['type']) {
    case 'JSXText':
      return report(String(fields['value']).trim())
    case 'Literal':
      return spoken && typeof fields['value'] === 'string' ? report(fields['value']) : undefined
    case 'TemplateLiteral':
      return spoken ? quasis(fields['quasis']).forEach(report) : visit(fields['expressions'], false, report)
    case 'JSXAttribute':
      return visit(fields['value'], isSpoken(fields['name']), report)
    case 'JSXExpressionContainer':
      return visit(fields['expression'], spoken, report)
    case 'JSXElement':
      visit(fields['openingElement'], false, report)
      return visit(fields['children'], true, report)
    case 'ConditionalExpression':
      visit(fields['test'], false, report)
      visit(fields['consequent'], spoken, report)
      return visit(fields['alternate'], spoken, report)
    case 'LogicalExpression':
      visit(fields['left'], false, report)
      return visit(fields['right'], spoken, report)
    case 'JSXFragment':
      return visit(fields['children'], true, report)
    default:
      // Calls, functions and objects: what stands inside them is spoken only where an element stands inside them.
      return Object.values(fields).forEach((child) => visit(child, false, report))
  }
}

function isSpoken(name: unknown): boolean {
  const text = typeof name === 'object' && name !== null && 'name' in name ? String(name.name) : ''
  return spokenAttributes.includes(text)
}

function quasis(list: unknown): readonly string[] {
  return Array.isArray(list)
    ? list.map((quasi: { value: { cooked: string } }) => quasi.value.cooked).filter(Boolean)
    : []
}
