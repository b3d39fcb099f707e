/** Calls its painter once before the next frame, however often it was asked, and goes on while the painter wants more. */
export interface FrameLoop {
  request(): void
  close(): void
}

/** Makes a loop; the painter gets the frame's time in milliseconds and answers true while something still moves. */
export function createFrameLoop(window: Window, paint: (time: number) => boolean): FrameLoop {
  let handle: number | null = null
  let isClosed = false
  const request = (): void => {
    if (isClosed) return
    handle ??= window.requestAnimationFrame(run)
  }
  const run = (time: number): void => {
    handle = null
    if (paint(time)) request()
  }
  return {
    request,
    close() {
      isClosed = true
      if (handle !== null) window.cancelAnimationFrame(handle)
      handle = null
    },
  }
}
