import type { CameraPace } from './camera-pace.ts'
import { isBlank, paintOverlay, type OverlayPaint } from './paint/paint-overlay.ts'
import { overlayReach } from './paint/sheet-reach.ts'
import type { OwnOverlay, PaintingOptions } from './painting.ts'
import { brushFor, type View } from './picture.ts'
import type { Rect } from './rect.ts'
import { peerFramesFrom, peerMarksFrom } from './presence/peer-marks.ts'
import { shownSetting } from './shown-item.ts'

/** What lies over the board on my screen only. */
export interface OverlaySheet {
  /** Looks what there is to show now: something else than before, the same, or nothing. Under a camera that moves all is another. */
  refresh(pace: CameraPace): 'new' | 'same' | 'nothing'
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
}

/** Makes a sheet with nothing on it. */
export function createOverlaySheet({ view, ...options }: OverlaySheetOptions): OverlaySheet {
  const { session, scene, live, source } = options
  let over: OverlayPaint | null = null
  let painted = ''
  return {
    outdate: () => void (painted = ''),
    refresh({ isZooming, isMoving }) {
      const shown = (id: Parameters<typeof shownSetting>[2]) => shownSetting(scene, live, id)
      const from = { session, scene, palette: source.looks().palette, measure: source.measure(), shown }
      const own = options.overlay()
      over = {
        camera: view().camera,
        ...own,
        // Nobody points at anything while it grows and shrinks under the pointer.
        hovered: isZooming ? null : own.hovered,
        peerFrames: peerFramesFrom(from),
        peerMarks: peerMarksFrom(from),
      }
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
