import { Handshake, List, Pencil, type LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import { laterComponent } from '../words/later-component.ts'
import { WriteTab } from './write-tab.tsx'

/** What a phone shows, one at a time. Writing is there at once; the others are fetched when they are first looked at. */
export type PhoneTabName = 'write' | 'notes' | 'stands'

interface PhoneTab<Name extends PhoneTabName> {
  readonly name: Name
  readonly words: `phone.${Name}`
  readonly icon: LucideIcon
  readonly shows: ComponentType
}

/** The tabs in the order they stand in. */
export const phoneTabs: { readonly [Name in PhoneTabName]: PhoneTab<Name> } = {
  write: { name: 'write', words: 'phone.write', icon: Pencil, shows: WriteTab },
  notes: {
    name: 'notes',
    words: 'phone.notes',
    icon: List,
    shows: laterComponent([], async () => (await import('./notes-tab.tsx')).NotesTab),
  },
  stands: {
    name: 'stands',
    words: 'phone.stands',
    icon: Handshake,
    shows: laterComponent(['cards'], async () => (await import('./stands-tab.tsx')).StandsTab),
  },
}
