import { useEffect, useState, type ReactNode } from 'react'
import type { Later } from './later-component.ts'

interface Props {
  readonly fetched: Later
  readonly before?: ReactNode
  readonly children: ReactNode
}

/**
 * Shows its children once what they need is fetched. For what opens a page, step by step: in a `Suspense` React would hold back
 * every step that comes within 300 ms of the one before. Throws when it cannot be had.
 */
export function Once({ fetched, before = null, children }: Props) {
  const [there, setThere] = useState<Later | null>(null)
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null)
  const isThere = there === fetched || fetched.isFetched()
  useEffect(() => {
    if (isThere) return
    let left = false
    fetched.fetch().then(
      // A component is a function, and React would call it.
      () => left || setThere(() => fetched),
      (error: unknown) => left || setFailure({ error }),
    )
    return () => {
      left = true
    }
  }, [fetched, isThere])
  if (failure !== null) throw failure.error
  return isThere ? children : before
}
