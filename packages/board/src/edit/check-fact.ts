import { assert } from '@samtavle/base'
import { parseFact, type FactName, type FactValues } from '../document/facts.ts'

/** The value as it will be read, or an error that says what is wrong: nothing is stored that nobody could read. */
export function checkFact<Name extends FactName>(name: Name, value: FactValues[Name]): FactValues[Name] {
  const fact = parseFact(name, value)
  assert(fact !== undefined, `${JSON.stringify(value)} is not what the fact «${name}» can say`)
  return fact
}

/** Those of the facts that are given, checked, as entries to store. */
export function checkFacts(facts: { readonly [Name in FactName]?: FactValues[Name] | undefined }): readonly [
  string,
  unknown,
][] {
  const names = Object.keys(facts) as FactName[]
  return names.flatMap((name) => {
    const value = facts[name]
    return value === undefined ? [] : [[name, checkFact(name, value)] as [string, unknown]]
  })
}
