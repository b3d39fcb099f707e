import type { CameraPace } from './camera-pace.ts'
import { isBlank, paintOverlay, type OverlayPaint } from './paint/paint-overlay.ts'
import { overlayReach } from './paint/sheet-reach.ts'
import { createLater } from './later.ts'
import type { OwnOverlay, PaintingOptions } from './painting.ts'
import { brushFor, type View } from './picture.ts'
import type { Rect } from './rect.ts'
import { shownSetting } from './shown-item.ts'

/** What lies over the board on my screen only. */
export interface OverlaySheet {
  /** Looks what there is to show now: something else than before, the same, or nothing. Under a camera that moves all is another. */
  refresh(pace: CameraPace): 'new' | 'same' | 'nothing'
  /** Whether something else would be painted now, apart from where the camera is. */
  hasNews(): boolean
  /** Colours, fonts or the size of the sheet are others: what comes next is new. */
  outdate(): void
  paint(context: CanvasRenderingContext2D): void
  /** How far it reaches, in CSS pixels; null where nobody knows. */
  reach(): Rect | null
}

/** What the sheet is made from. */
export interface OverlaySheetOptions extends Pick<PaintingOptions, 'session' | 'scene' | 'live' | 'source'> {
  readonly overlay: () => OwnOverlay
  readonly view: () => View
  /** Asks for the sheet to be looked at again. */
  readonly redraw: () => void
}

/** Makes a sheet with nothing on it. */
export function createOverlaySheet({ view, ...options }: OverlaySheetOptions): OverlaySheet {
  const { session, scene, live, source } = options
  let over: OverlayPaint | null = null
  let painted = ''
  // Alone one sees no marks of others.
  const marksLater = createLater(() => import('./presence/peer-marks.ts'), options.redraw)
  const lookNow = (isMoving: boolean): OverlayPaint => {
    const shown = (id: Parameters<typeof shownSetting>[2]) => shownSetting(scene, live, id)
    const from = { session, scene, palette: source.looks().palette, measure: source.measure(), shown }
    const own = options.overlay()
    const marks = session.peers.get().length > 0 ? marksLater.ask() : null
    return {
      camera: view().camera,
      ...own,
      // Nobody points at anything while it goes by under the pointer.
      hovered: isMoving ? null : own.hovered,
      peerFrames: marks?.peerFramesFrom(from) ?? [],
      peerMarks: marks?.peerMarksFrom(from) ?? [],
    }
  }
  return {
    outdate: () => void (painted = ''),
    hasNews: () => JSON.stringify({ ...lookNow(true), camera: null }) !== JSON.stringify({ ...over, camera: null }),
    refresh({ isMoving }) {
      over = lookNow(isMoving)
      if (isBlank(over)) return 'nothing'
      if (isMoving) {
        painted = ''
        return 'new'
      }
      // A whole sheet is dear to paint, and most that is asked for by peers and letters changes nothing on it.
      const now = JSON.stringify(over)
      if (now === painted) return 'same'
      painted = now
      return 'new'
    },
    paint(context) {
      const brush = brushFor(context, { looks: source.looks() }, view().camera)
      if (over !== null) paintOverlay(brush, over)
    },
    reach: () => (over === null ? null : overlayReach(over)),
  }
}
