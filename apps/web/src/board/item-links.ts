import type { ItemId } from '@samtavle/board'
import { useEffect } from 'react'
import type { Canvas } from '../canvas/index.ts'
import type { BoardSession } from '../sync/session.ts'

/** Where the address of a board names one item on it; it lets nobody in who is not on the board. */
export const itemParameter = 'at'

/** Shows the item that the address names, as soon as it is there; once. */
export function useDeepLink(canvas: Canvas | null, { board, ready }: BoardSession): void {
  useEffect(() => {
    const wanted = new URL(window.location.href).searchParams.get(itemParameter)
    if (canvas === null || wanted === null) return
    const id = wanted as ItemId
    let isShown = false
    const show = (): void => {
      if (isShown || !ready.get() || board.item(id) === undefined) return
      isShown = true
      canvas.camera.flyTo(id)
    }
    show()
    const stops = [ready.watch(show), board.watchItems(show)]
    return () => stops.forEach((stop) => stop())
  }, [canvas, board, ready])
}
