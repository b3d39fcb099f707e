import type { WholeItem } from '@samtavle/board'
import { useEffect, useState } from 'react'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import type { Canvas } from '../canvas/index.ts'
import { isReadOnBoard, pagesOf, thingsToRead } from './reading.ts'
import { useTurnedPage } from './use-turned-page.ts'

/** What others write is gathered for this long. */
const settleMs = 400
/** A wall that has been watched for some minutes has heard the newest. */
const mostPages = 24

/**
 * The page that a wall reads out now: the newest, until somebody writes more, and one after the other where motion is welcome. Empty
 * while everything is read on the board itself.
 */
export function useReading(canvas: Canvas | null): readonly WholeItem[] {
  const pages = usePages(canvas)
  const page = useTurnedPage(pages.length, pages[0]?.[0]?.id)
  return pages[page] ?? []
}

type Pages = readonly (readonly WholeItem[])[]
const noPages: Pages = []

/** What there is to read, by page; the same object until it is something else. */
function usePages(canvas: Canvas | null): Pages {
  const { clock } = useServices()
  const { board, covered } = useSession()
  const [pages, setPages] = useState(noPages)
  useEffect(() => {
    if (canvas === null) return
    let cancel: (() => void) | null = null
    const read = (): void => {
      cancel = null
      const isNeeded = !isReadOnBoard(canvas.camera.zoom.get(), window.innerHeight)
      const columns = window.innerWidth >= window.innerHeight * 1.3 ? 3 : 2
      const things = isNeeded ? thingsToRead(board.view(), canvas.camera.seen(), covered.get()) : []
      const next = pagesOf(things, columns).slice(0, mostPages)
      setPages((now) => (isSame(now, next) ? now : next))
    }
    const readSoon = (): void => void (cancel ??= clock.after(settleMs, read))
    readSoon()
    const stops = [board.watchItems(readSoon), covered.watch(readSoon), canvas.camera.zoom.watch(readSoon)]
    return () => {
      cancel?.()
      for (const stop of stops) stop()
    }
  }, [board, canvas, clock, covered])
  return pages
}

/** Somebody who drags a note has not written anything. */
function isSame(a: Pages, b: Pages): boolean {
  const [was, is] = [a.flat(), b.flat()]
  return (
    was.length === is.length &&
    was.every(({ id, text, color }, index) => {
      const now = is[index]
      return now?.id === id && now.text === text && now.color === color
    })
  )
}
