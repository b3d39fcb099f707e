/** A fault planted in a small house, and how the guard that must catch it names it. */
export interface PlantedFault {
  readonly fault: string
  readonly path: string
  readonly text: string
  /** Found in a line of the guard's output that names the file. */
  readonly says: RegExp
  /** Written beside it, when one file alone is no fault. */
  readonly beside?: Readonly<Record<string, string>>
}

const lintFolder = 'packages/board/src'

/** By the name of the guard in `scripts/guards.ts`; a guard without a planted fault fails the tests. */
export const plantedFaults: Readonly<Record<string, readonly PlantedFault[]>> = {
  types: [
    typeFault('a value that may be missing', `export const first: string = ['a'][0]`, /TS2322/),
    typeFault('null where a string is promised', `export const name: string = null`, /TS2322/),
    typeFault('an implied any', `export function echo(value) {\n  return value\n}`, /TS7006/),
    typeFault('an enum, which Node cannot erase', `export enum Zone {\n  plan,\n}`, /TS1294/),
    typeFault('undefined written to an optional field', `export const a: { b?: string } = { b: undefined }`, /TS2375/),
    typeFault('an unused variable', `const unused = 1\nexport {}`, /TS6133/),
    typeFault(
      'a type imported as a value',
      `import { PathLike } from 'node:fs'\nexport type Place = PathLike`,
      /TS1484/,
    ),
    typeFault(
      'a path that returns nothing',
      `export function f(a: number): number {\n  if (a) return 1\n}`,
      /TS(?:7030|2366)/,
    ),
  ],
  'web types': [
    {
      fault: 'an attribute that no element has',
      path: 'apps/web/src/faulty.tsx',
      text: `export const Faulty = (): unknown => <div colour="red" />\n`,
      says: /TS2322/,
    },
  ],
  'page types': [
    {
      fault: 'a page asked for what no page has',
      path: 'tests/browser/faulty.ts',
      text: `export const f = (): string => document.titel\n`,
      says: /TS2551/,
    },
  ],
  lint: [
    lintFault('any', `export const value: any = 1`, /no-explicit-any/),
    lintFault('a non-null assertion', `export const f = (a?: string): number => a!.length`, /no-non-null-assertion/),
    lintFault('an unchecked value let in', `export const a: string = JSON.parse('1')`, /no-unsafe-assignment/),
    lintFault(
      'a promise left alone',
      `async function f(): Promise<void> {}\nexport const g = (): void => {\n  f()\n}`,
      /no-floating-promises/,
    ),
    lintFault(
      'a promise where a yes or no is asked',
      `async function f(): Promise<boolean> {\n  return true\n}\nexport const g = (): number => (f() ? 1 : 2)`,
      /no-misused-promises/,
    ),
    lintFault(
      'a switch that forgets a case',
      `export function f(a: 'x' | 'y'): void {\n  switch (a) {\n    case 'x':\n      break\n  }\n}`,
      /switch-exhaustiveness-check/,
    ),
    lintFault('a default export', `const a = 1\nexport default a`, /no-default-export/),
    lintFault('the wall clock', `export const now = Date.now()`, /no-restricted-properties/),
    lintFault('chance', `export const chance = Math.random()`, /no-restricted-properties/),
    lintFault('a timer', `setTimeout(() => undefined, 1)\nexport {}`, /no-restricted-globals/),
    lintFault('the console', `console.log('here')\nexport {}`, /no-console/),
    lintFault('a file of more than 300 lines', 'export {}\n'.repeat(301), /max-lines\b/),
    lintFault('a note to do it later', `// TODO: finish\nexport {}`, /no-warning-comments/),
    lintFault('a silenced checker', `// @ts-ignore\nexport const a = 1`, /ban-ts-comment/),
    lintFault(
      'a disabling comment that disables nothing',
      `// oxlint-disable-next-line no-console\nexport {}`,
      /Unused/,
    ),
    { ...lintFault('a name in camel case', `export {}`, /filename-case/), path: `${lintFolder}/camelCase.ts` },
    {
      ...lintFault(
        'a test that is the only one to run',
        `import { test } from 'vitest'\ntest.only('x', () => {})`,
        /no-focused-tests/,
      ),
      path: `${lintFolder}/focused.test.ts`,
    },
    {
      ...lintFault(
        'files that import each other',
        `import { b } from './cycle-b.ts'\nexport const a = (): unknown => b`,
        /no-cycle/,
      ),
      path: `${lintFolder}/cycle-a.ts`,
      beside: { [`${lintFolder}/cycle-b.ts`]: `import { a } from './cycle-a.ts'\nexport const b = (): unknown => a\n` },
    },
  ],
  format: [
    formatFault('semicolons', 'semicolon.ts', `export const a = 1;\n`),
    formatFault('double quotes', 'quotes.ts', `export const a = "b"\n`),
    formatFault('a line beyond 120 signs', 'long.ts', `export const a = [${'1000, '.repeat(30)}1000]\n`),
    formatFault('four spaces', 'indent.ts', `export function f(): void {\n    return\n}\n`),
  ],
  unused: [
    {
      fault: 'a file nobody imports',
      path: 'packages/board/src/lonely.ts',
      text: `export {}\n`,
      says: /lonely/,
    },
    {
      fault: 'an export nobody uses',
      path: 'packages/board/src/twice.ts',
      text: `export const twice = (a: number): number => a * 2\nexport const thrice = 3\n`,
      says: /thrice/,
    },
    {
      fault: 'a dependency nobody uses',
      path: 'packages/base/package.json',
      text: `{ "name": "@samtavle/base", "exports": { ".": "./src/index.ts" }, "dependencies": { "left-over": "1.0.0" } }\n`,
      says: /left-over/,
    },
  ],
  manifests: [
    {
      fault: 'two versions of one dependency',
      path: 'packages/board/package.json',
      text: `{ "name": "@samtavle/board", "private": true, "dependencies": { "yjs": "13.6.1" } }\n`,
      says: /13\.6\.1|yjs/,
      beside: {
        'packages/base/package.json': `{ "name": "@samtavle/base", "private": true, "dependencies": { "yjs": "13.6.2" } }\n`,
      },
    },
  ],
}

function typeFault(fault: string, text: string, says: RegExp): PlantedFault {
  return { fault, path: `packages/base/src/${fileNameFor(fault)}.ts`, text: `${text}\n`, says }
}

function lintFault(fault: string, text: string, says: RegExp): PlantedFault {
  return { fault, path: `${lintFolder}/${fileNameFor(fault)}.ts`, text: `${text}\n`, says }
}

function formatFault(fault: string, file: string, text: string): PlantedFault {
  return { fault, path: `packages/base/src/${file}`, text, says: new RegExp(file.replace('.', String.raw`\.`)) }
}

function fileNameFor(fault: string): string {
  return fault.toLowerCase().replaceAll(/[^a-z]+/g, '-')
}
