import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { fetchWords } from './i18n.ts'
import type { LaterPart } from './languages.ts'
import { patiently } from './patiently.ts'

/** A component that is fetched when it is first shown, together with the words it says; without a connection it comes when there is one. */
export function laterComponent<Props>(
  parts: readonly LaterPart[],
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [component] = await patiently(() => Promise.all([load(), ...parts.map(fetchWords)]))
    return { default: component }
  })
}
