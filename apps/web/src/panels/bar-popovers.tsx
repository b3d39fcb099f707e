import { Ellipsis } from 'lucide-react'
import { lazy, Suspense, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenDialog } from '../board/board-room.tsx'
import { useParticipants } from '../bridge/hooks.ts'
import { Face } from './face.tsx'

// Menus and their machinery are fetched when somebody reaches for them: a board is written on long before.
const loadMenu = async () => ({ default: (await import('./board-menu.tsx')).BoardMenu })
const loadPeople = async () => ({ default: (await import('./people-here.tsx')).PeopleHere })
const BoardMenu = lazy(loadMenu)
const PeopleHere = lazy(loadPeople)

const mostFaces = 4

/** The button with everybody's faces; opens the list of who is here. */
export function PeopleButton() {
  const { t } = useTranslation()
  const people = useParticipants()
  return (
    <PopoverButton
      className="people-button"
      label={t('bar.people', { count: people.length })}
      popup="dialog"
      load={loadPeople}
      popover={(trigger, close) => <PeopleHere trigger={trigger} onClose={close} />}
    >
      <span className="people-faces">
        {people.slice(0, mostFaces).map((person) => (
          <Face key={person.actorId} person={person} />
        ))}
      </span>
      <span className="people-count">{people.length}</span>
    </PopoverButton>
  )
}

/** The button with three dots; opens the menu. */
export function MenuButton({ onDialog }: { readonly onDialog: (dialog: OpenDialog) => void }) {
  const { t } = useTranslation()
  return (
    <PopoverButton
      className="icon-button"
      label={t('bar.menu')}
      popup="menu"
      load={loadMenu}
      popover={(trigger, close) => <BoardMenu trigger={trigger} onClose={close} onDialog={onDialog} />}
    >
      <Ellipsis size={22} aria-hidden="true" />
    </PopoverButton>
  )
}

interface Props {
  readonly className: string
  readonly label: string
  readonly popup: 'menu' | 'dialog'
  readonly load: () => Promise<unknown>
  readonly popover: (trigger: RefObject<HTMLElement | null>, close: () => void) => ReactNode
  readonly children: ReactNode
}

function PopoverButton({ className, label, popup, load, popover, children }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const fetchEarly = (): void => void load().catch(() => undefined)
  return (
    <>
      <button
        ref={button}
        className={className}
        type="button"
        aria-label={label}
        aria-haspopup={popup}
        aria-expanded={isOpen}
        onPointerEnter={fetchEarly}
        onFocus={fetchEarly}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      <Suspense>{isOpen && popover(button, () => setOpen(false))}</Suspense>
    </>
  )
}
