import { createElement, lazy, useState, type ComponentType } from 'react'
import { fetchWords } from './i18n.ts'
import type { LaterPart } from './languages.ts'
import { patiently } from './patiently.ts'

/** A part of the interface that may not be there yet. */
export interface Later {
  /** Fetches it ahead, with its words, so that it is there at once when it is shown; rejects where it cannot be had. */
  readonly fetch: () => Promise<void>
  readonly isFetched: () => boolean
}

/** A component that may not be there yet: show it in a `Suspense` or in a `Once`. */
export type LaterComponent<Props> = ComponentType<Props> & Later

/** A component that is fetched when it is first shown, together with the words it says; without a connection it comes when there is one. */
export function laterComponent<Props extends object>(
  parts: readonly LaterPart[],
  load: () => Promise<ComponentType<Props>>,
): LaterComponent<Props> {
  let fetched: ComponentType<Props> | null = null
  const fetch = async (): Promise<ComponentType<Props>> => {
    const [component] = await patiently(() => Promise.all([load(), ...parts.map(fetchWords)]))
    return (fetched = component)
  }
  const Lazy: ComponentType<Props> = lazy(async () => ({ default: await fetch() }))
  function LaterShown(props: Props) {
    // React holds back for 300 ms whatever it once had to wait for, and so what is there already must not be waited for.
    const [Component] = useState(() => fetched ?? Lazy)
    return createElement(Component, props)
  }
  return Object.assign(LaterShown, { fetch: async () => void (await fetch()), isFetched: () => fetched !== null })
}
