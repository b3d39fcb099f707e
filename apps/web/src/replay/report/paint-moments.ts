import { systemClock } from '@samtavle/base'
import { createPlayer, type Tracks } from '@samtavle/history/player'
import { fitContent } from '../../canvas/camera-memory.ts'
import type { CanvasWords } from '../../canvas/canvas-words.ts'
import { createJudgements } from '../../canvas/judgements.ts'
import { createLiveItems } from '../../canvas/live-items.ts'
import { paintHeadingsOnTable } from '../../canvas/paint/paint-headings.ts'
import { readPalette } from '../../canvas/palette.ts'
import { inksOf } from '../../canvas/pens/inks.ts'
import { paintStroke } from '../../canvas/pens/paint-stroke.ts'
import { brushFor, createLooks, paintGround, paintResting, type Subject } from '../../canvas/picture.ts'
import { createScene } from '../../canvas/scene.ts'
import { createCanvasMeasure, readFontFace } from '../../canvas/text/measure.ts'
import { seenRect, type Viewport } from '../../canvas/camera.ts'
import type { Cast } from '../film/load-film.ts'
import { createFilmReader } from '../film/film-reader.ts'
import type { Picture } from './report-document.ts'

/** As wide as it takes to read a note on a board whose three zones are in use, in dots. */
const width = 2400
const [lowest, highest] = [700, 1700]
const insets = { top: 24, right: 24, bottom: 24, left: 24 }

interface MomentsToPaint {
  readonly tracks: Tracks
  readonly moments: readonly number[]
  readonly cast: Cast
  readonly words: CanvasWords
  /** Lets the page breathe between two pictures. */
  readonly rest: () => Promise<void>
}

/** Paints the board as it was at moments, by the painter of the live board, on paper: in light, whatever the screen's theme is. */
export async function paintMoments({
  tracks,
  moments,
  cast,
  words,
  rest,
}: MomentsToPaint): Promise<ReadonlyMap<number, Picture>> {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (context === null) return new Map()
  const palette = lightPalette()
  await Promise.allSettled(
    [palette.fontText, palette.fontHeading].map((font) => document.fonts.load(`400 16px ${font}`)),
  )
  const looks = createLooks(context, {
    palette,
    face: readFontFace(context, palette.fontText),
    strokes: () => paintStroke,
  })
  const reader = createFilmReader(createPlayer(tracks))
  const pictures = new Map<number, Picture>()
  for (const moment of moments) {
    reader.seek(moment, true)
    const subject = { looks, words, actor: (id: string) => cast.people.get(id), reader, hasNames: cast.hasNames }
    pictures.set(moment, paintBoard(canvas, context, subject))
    await rest()
  }
  reader.close()
  return pictures
}

interface Painted extends Pick<Subject, 'looks' | 'words' | 'actor'> {
  /** False where names are left out, those that came with imported notes too. */
  readonly hasNames: boolean
  readonly reader: ReturnType<typeof createFilmReader>
}

function paintBoard(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, painted: Painted): Picture {
  const { reader, looks, words, hasNames } = painted
  const meta = reader.meta()
  const { axis, legend } = meta
  const names = { namesAuthors: meta.namesAuthors && hasNames }
  const measuring = document.createElement('canvas').getContext('2d') ?? context
  const measure = createCanvasMeasure(measuring, looks.palette.fontText)
  const judgements = createJudgements(reader, systemClock)
  const scene = createScene(reader, measure, { judgements })
  const subject: Subject = {
    ...painted,
    scene,
    live: createLiveItems(),
    axis,
    legend,
    ...names,
    emphasis: null,
  }
  const viewport = viewportFor(subject)
  const camera = fitContent(scene.bounds(), axis, { viewport, insets })
  canvas.width = viewport.width
  canvas.height = viewport.height
  context.fillStyle = looks.palette.table
  context.fillRect(0, 0, viewport.width, viewport.height)
  paintGround(context, subject, camera)
  paintHeadingsOnTable(brushFor(context, subject, camera), {
    axis,
    room: { camera, viewport, insets },
    words,
    measure,
    emptyZones: new Set(),
    thickness: judgements.thickness(),
  })
  paintResting(context, subject, { camera, part: seenRect(camera, viewport) })
  scene.close()
  judgements.close()
  return { src: canvas.toDataURL('image/png'), width: viewport.width / 2, height: viewport.height / 2 }
}

/** As high as what is shown needs at that width. */
function viewportFor({ scene, axis }: Subject): Viewport {
  const tallest = { width, height: highest }
  const { zoom, y } = fitContent(scene.bounds(), axis, { viewport: tallest, insets })
  const bottom = Math.max(
    axis.y[1],
    ...[scene.bounds()].flatMap((rect) => (rect === undefined ? [] : [rect.y + rect.height])),
  )
  const needed = (bottom - y) * zoom + insets.bottom
  return { width, height: Math.round(Math.max(lowest, Math.min(highest, needed))) }
}

/** The colours of light are read while the page is said to be light, which lasts for no frame. */
function lightPalette(): ReturnType<typeof readPalette> {
  const page = document.documentElement
  const { theme } = page.dataset
  page.dataset['theme'] = 'light'
  const palette = readPalette(getComputedStyle(page))
  // The inks are kept with their palette.
  inksOf(palette)
  if (theme === undefined) delete page.dataset['theme']
  else page.dataset['theme'] = theme
  return palette
}
