import type { ItemId } from '@samtavle/board'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useCanvas } from '../../bridge/board-context.ts'
import { useWatchable } from '../../bridge/hooks.ts'
import { DeletedList, listedAsGone } from '../../panels/deleted/deleted-list.tsx'
import type { Me } from '../../sync/session.ts'
import { editBoard } from '../edit-board.ts'
import type { ShownParts } from '../use-told.ts'
import { Ghosts } from './ghosts.tsx'

interface Props {
  readonly parts: ShownParts
  readonly boardId: string | null
  readonly me: Me
  /** What lies over the film. */
  readonly surface: HTMLElement | null
}

/** What was deleted at the moment shown, over the film and as a list, and the way to have it back on the board as it is today. */
export function GonePanel({ parts, boardId, me, surface }: Props) {
  const { t } = useTranslation()
  const services = useServices()
  const canvas = useCanvas()
  const { film, cast } = parts
  useWatchable(film.moment)
  const [back, setBack] = useState<ReadonlySet<ItemId>>(new Set())
  const [chosen, setChosen] = useState<ItemId | null>(null)
  const gone = listedAsGone(film.reader.gone())

  async function putBack(id: ItemId): Promise<void> {
    if (boardId === null) return
    setBack((before) => new Set([...before, id]))
    const isBack = await editBoard(services, { boardId, me, edit: (edits) => edits.restoreItems([id]) })
    services.announcer.say(t(isBack ? 'replay.putBackDone' : 'replay.putBackFailed'))
    // What did not come back can be asked for again.
    if (!isBack) setBack((before) => new Set([...before].filter((each) => each !== id)))
  }
  return (
    <>
      <p className="replay-hint">{t(gone.length === 0 ? 'replay.goneEmpty' : 'replay.goneLead')}</p>
      <DeletedList
        gone={gone}
        nameOf={(by) => cast.people.get(by)?.name ?? null}
        onRestore={me.role === 'view' || boardId === null ? null : (id) => void putBack(id)}
        restored={back}
        chosen={chosen}
      />
      {canvas !== null &&
        surface !== null &&
        createPortal(<Ghosts overview={canvas.overview} gone={gone} onChoose={setChosen} />, surface)}
    </>
  )
}
