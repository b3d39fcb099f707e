import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { membersOf } from './workspace.ts'

const ruleInSpec = /^\s*- (?:\*\*|`\[)([A-Z]+-\d+)/gm
const ruleInTitle = /\b(?:test|it|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*['"`]((?:\[[A-Z]+-\d+\]\s*)+)/g

/** Rules of a `SPEC.md` that no test cites, and rules that a test cites and no `SPEC.md` has. */
export function specFaults(root: string): readonly string[] {
  const members = membersOf(root)
  const specs = members.map(({ folder }) => `${folder}/SPEC.md`).filter((path) => existsSync(join(root, path)))
  const stated = specs.flatMap((path) => rulesStated(root, path))
  const cited = members.flatMap(({ files }) =>
    files.flatMap(({ path, text }) => rulesCited(text).map((rule) => ({ rule, path }))),
  )
  const statedRules = stated.map(({ rule }) => rule)
  const citedRules = new Set(cited.map(({ rule }) => rule))
  return [
    ...stated.filter(({ rule }) => !citedRules.has(rule)).map(({ rule, path }) => `${path}: no test proves ${rule}`),
    ...cited
      .filter(({ rule }) => !statedRules.includes(rule))
      .map(({ rule, path }) => `${path} cites ${rule}, which is no rule`),
    ...statedRules
      .filter((rule, index) => statedRules.indexOf(rule) !== index)
      .map((rule) => `${rule} is stated more than once`),
  ]
}

function rulesStated(root: string, path: string): readonly { readonly rule: string; readonly path: string }[] {
  const text = readFileSync(join(root, path), 'utf8')
  return [...text.matchAll(ruleInSpec)].map((match) => ({ rule: match[1] ?? '', path }))
}

function rulesCited(text: string): readonly string[] {
  return [...text.matchAll(ruleInTitle)].flatMap((match) =>
    [...(match[1] ?? '').matchAll(/[A-Z]+-\d+/g)].map(([rule]) => rule),
  )
}
