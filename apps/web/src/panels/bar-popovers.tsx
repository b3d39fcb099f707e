import { Ellipsis } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenDialog } from '../board/board-room.tsx'
import { useParticipants } from '../bridge/hooks.ts'
import { laterComponent } from '../words/later-component.ts'
import { Face } from './face.tsx'

// Menus and their machinery are fetched when somebody reaches for them: a board is written on long before.
const BoardMenu = laterComponent([], async () => (await import('./board-menu.tsx')).BoardMenu)
const PeopleHere = laterComponent(['around', 'session'], async () => (await import('./people-here.tsx')).PeopleHere)

const mostFaces = 4

/** The button with everybody's faces; opens the list of who is here. */
export function PeopleButton() {
  const { t } = useTranslation()
  const people = useParticipants()
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        ref={trigger}
        className="people-button"
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={fetchEarly(PeopleHere)}
        onFocus={fetchEarly(PeopleHere)}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="people-faces" aria-hidden="true">
          {people.slice(0, mostFaces).map((person) => (
            <Face key={person.actorId} person={person} />
          ))}
        </span>
        <span className="people-count" aria-hidden="true">
          {people.length}
        </span>
        <span className="visually-hidden">{t('bar.people', { count: people.length })}</span>
      </button>
      <Suspense>{isOpen && <PeopleHere trigger={trigger} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}

/** The button with three dots; opens the menu. */
export function MenuButton({ onDialog }: { readonly onDialog: (dialog: OpenDialog) => void }) {
  const { t } = useTranslation()
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        ref={trigger}
        className="icon-button"
        type="button"
        aria-label={t('bar.menu')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={fetchEarly(BoardMenu)}
        onFocus={fetchEarly(BoardMenu)}
        onClick={() => setOpen(!isOpen)}
      >
        <Ellipsis size={22} aria-hidden="true" />
      </button>
      <Suspense>
        {isOpen && <BoardMenu trigger={trigger} onClose={() => setOpen(false)} onDialog={onDialog} />}
      </Suspense>
    </>
  )
}

/** A failed fetch is tried again, and spoken of, when the button is pressed. */
function fetchEarly({ fetch }: { readonly fetch: () => Promise<void> }): () => void {
  return () => void fetch().catch(() => undefined)
}
