import type { WholeItem } from '@samtavle/board'
import { useEffect, useState } from 'react'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import type { Canvas } from '../canvas/index.ts'
import { isReadOnBoard, pagesOf, thingsToRead } from './reading.ts'

/** A page stays for so long: some forty words, read aloud without haste. */
const pageMs = 14_000
/** What others write is gathered for this long. */
const settleMs = 400
/** A wall that has been watched for some minutes has heard the newest. */
const mostPages = 24

/**
 * The page that a wall reads out now: the newest, until somebody writes more, and one after the other where motion is welcome. Empty
 * while everything is read on the board itself.
 */
export function useReading(canvas: Canvas | null): readonly WholeItem[] {
  const { clock } = useServices()
  const pages = usePages(canvas)
  const newest = pages[0]?.[0]?.id
  const [turned, setTurned] = useState({ newest, page: 0 })
  const page = turned.newest === newest ? turned.page : 0
  const isStill = isStillScreen()
  useEffect(() => {
    if (isStill || pages.length < 2) return
    return clock.after(pageMs, () => setTurned({ newest, page: (page + 1) % pages.length }))
  }, [clock, isStill, newest, page, pages])
  return pages[page] ?? pages[0] ?? []
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

/** Whether this screen asks for nothing to move by itself. */
function isStillScreen(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
