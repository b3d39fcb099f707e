import type { ItemView } from '@samtavle/board'
import type { Participant } from '../../sync/session.ts'
import type { CanvasWords } from '../canvas-words.ts'
import type { SceneItem } from '../scene.ts'
import type { Brush } from './brush.ts'
import { paintCard } from './paint-card.ts'
import { paintLine } from './paint-line.ts'
import { paintNote, type Byline } from './paint-note.ts'
import type { PaperShadow } from './paper-shadow.ts'

/** What items are painted from besides themselves. */
export interface ItemSurroundings {
  readonly words: CanvasWords
  readonly actor: (actorId: string) => Participant | undefined
  readonly shadow: PaperShadow
  readonly shade: CanvasGradient
  readonly withWords: boolean
}

/** Paints any item where its setting says, in board units. */
export function paintItem(brush: Brush, { view, setting }: SceneItem, around: ItemSurroundings): void {
  const { shadow, shade, withWords, words } = around
  if (view.state === 'damaged') {
    paintCard(brush, { setting, label: words('canvas.damaged'), byline: null, shadow, look: 'damaged', withWords })
    return
  }
  if (setting.line !== undefined) {
    paintLine(brush, setting.line, view.ends?.as ?? 'stroke')
    return
  }
  const byline = bylineOf(view, around.actor)
  if (view.kind === 'note') {
    paintNote(brush, { setting, color: view.color, byline, shadow, shade, withWords })
    return
  }
  const look = view.kind === 'section' ? 'open' : 'card'
  paintCard(brush, { setting, label: words(`canvas.kind.${view.kind}`), byline, shadow, look, withWords })
}

/** Who an item is from: a name that came with an import, else whoever made it. */
function bylineOf(view: ItemView, actor: (actorId: string) => Participant | undefined): Byline | null {
  if (view.state === 'damaged') return null
  const author = view.facts.get('author')
  if (typeof author === 'string' && author.trim() !== '') return { name: author, sector: undefined }
  if (view.by === null) return null
  const participant = actor(view.by)
  if (participant === undefined || (participant.name === null && participant.sector === null)) return null
  return { name: participant.name, sector: participant.sector }
}
