import type { MouseEvent, ReactNode } from 'react'
import { useServices } from './services.ts'

interface Props {
  readonly to: string
  readonly className?: string
  readonly children: ReactNode
}

/** A link inside the app: a real address that opens without loading the page again. */
export function Link({ to, className, children }: Props) {
  const { router } = useServices()
  function open(event: MouseEvent): void {
    // A new tab or window stays the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
    event.preventDefault()
    router.go(to)
  }
  return (
    <a className={className} href={to} onClick={open}>
      {children}
    </a>
  )
}
