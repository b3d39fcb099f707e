import { useSyncExternalStore } from 'react'
import { useServices } from './services.ts'
import './announcements.css'

/** The live region of the page, and the notes that slide in with the same words. */
export function Announcements() {
  const { announcer } = useServices()
  const announcements = useSyncExternalStore(announcer.watch, announcer.current)
  return (
    <div className="announcements" role="status" aria-live="polite">
      {announcements.map(({ id, text, shown }) => (
        <p key={id} className={shown ? 'announcement' : 'visually-hidden'}>
          {text}
        </p>
      ))}
    </div>
  )
}
