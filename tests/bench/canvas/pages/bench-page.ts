/** What every page under measurement offers to the benchmark, as `window.bench`. */
export interface BenchPage {
  /** Shows a part of the board at once; x and y are the board point in the upper left corner. */
  look(camera: PageCamera): void
  /** Lets somebody else change a note, as changes from the network arrive. */
  edit(index: number, step: number): void
  /** Shows others' pointers, in board units; none takes them away. */
  cursors(places: readonly (readonly [x: number, y: number])[]): void
}

/** Where a page looks: pixels per board unit is `zoom`. */
export interface PageCamera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** The colours that all pages give their notes in turn. */
export const noteCount = Number(new URLSearchParams(location.search).get('count') ?? 100)

/** Where the page looks first, as the benchmark asked. */
export function firstCamera(): PageCamera {
  const [x = 0, y = 0, zoom = 1] = (new URLSearchParams(location.search).get('camera') ?? '').split(',').map(Number)
  return { x, y, zoom }
}

/** Hands the page over to the benchmark. */
export function offer(page: BenchPage): void {
  Object.assign(window, { bench: page })
}
