import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createBookmarkEdits, type Edits } from '@samtavle/board'
import { useServices, type Services } from '../app/services.ts'
import type { Me } from '../sync/session.ts'
import { editBoard } from './edit-board.ts'
import type { Film } from './film/film.ts'
import { loadFilm } from './film/load-film.ts'

/** Marking moments afterwards, on the board that a film is of. */
export interface Bookmarking {
  readonly isBusy: boolean
  isMine(bookmark: { readonly by: string | null }): boolean
  /** Marks the moment the film stands at. */
  add(label: string): Promise<void>
  remove(id: string): Promise<void>
}

interface Options {
  readonly film: Film
  readonly boardId: string | null
  readonly me: Me
}

/** The way to mark moments; null for those who may not, and for a film that was saved as a file. */
export function useBookmarking({ film, boardId, me }: Options): Bookmarking | null {
  const { t } = useTranslation()
  const services = useServices()
  const [isBusy, setBusy] = useState(false)
  if (boardId === null || me.role === 'view') return null

  const edit = async (change: (edits: Edits) => void, done: string): Promise<void> => {
    setBusy(true)
    const isSaved = await editBoard(services, { boardId, me, edit: change })
    if (isSaved) await goOn(services, boardId, film)
    setBusy(false)
    services.announcer.say(isSaved ? done : t('replay.bookmarkFailed'))
  }
  return {
    isBusy,
    isMine: ({ by }) => by === me.id,
    add: (label) => {
      const at = timeOf(film)
      return edit((edits) => void edits.with(createBookmarkEdits).addBookmark({ label, at }), t('replay.bookmarkSet'))
    },
    remove: (id) => edit((edits) => edits.with(createBookmarkEdits).removeBookmark(id), t('replay.bookmarkTaken')),
  }
}

/** The relay's time at the moment that a film stands at; that of the beginning before anything happened. */
function timeOf({ moment, telling }: Film): number {
  const { data } = telling.get()?.story.tracks.store.entries.at ?? { data: [] }
  return data[Math.max(0, moment.get() - 1)] ?? 0
}

/** Fetches what has been written since, so that the film has its new chapter; it stays where it stands. */
async function goOn({ api }: Services, boardId: string, film: Film): Promise<void> {
  for await (const { tracks, whole } of loadFilm(api, boardId, () => Promise.resolve())) {
    if (whole) film.extend(tracks, true)
  }
}
