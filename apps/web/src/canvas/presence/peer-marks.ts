import type { FieldName, ItemId } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { settingOfField } from '../card-setting.ts'
import type { ItemSetting } from '../item-setting.ts'
import type { PeerFrame, PeerMark } from '../paint/paint-overlay.ts'
import type { Palette } from '../palette.ts'
import type { Rect } from '../rect.ts'
import type { Scene } from '../scene.ts'
import { caretPlaceAt, spanPlaces } from '../text/caret-place.ts'
import type { MeasureText } from '../text/layout.ts'
import { peerCarets, peerName } from './peer-look.ts'

/** What marks of others are made from. */
export interface PeerMarksFrom {
  readonly session: BoardSession
  readonly scene: Scene
  readonly palette: Palette
  readonly measure: MeasureText
  readonly shown: (id: ItemId) => ItemSetting | undefined
}

/** Frames around what others have selected or write in; one label per person, on the first. */
export function peerFramesFrom({ session, palette, shown }: PeerMarksFrom): readonly PeerFrame[] {
  return session.peers.get().flatMap((peer) => {
    const held = new Set([...(peer.editing === undefined ? [] : [peer.editing.id]), ...(peer.selection ?? [])])
    const boxes = [...held].flatMap((id) => shown(id)?.box ?? [])
    const color = palette.sector(peer.sector)
    return boxes.map((box, index): PeerFrame => ({
      box,
      color,
      label: index === 0 ? (peerName(session, peer) ?? null) : null,
    }))
  })
}

/** Carets and selected words of others, on the board. */
export function peerMarksFrom({ session, scene, palette, measure, shown }: PeerMarksFrom): readonly PeerMark[] {
  return peerCarets(session).flatMap(({ peer, id, field, from, to, head }) => {
    const whole = shown(id)
    const words = wordsOf(scene, id, field)?.replaceAll('\r', '')
    if (whole === undefined || words === undefined) return []
    const setting = settingOfField(whole, field)
    const place = caretPlaceAt(setting.text(), words, head, measure)
    const spans = spanPlaces(setting.text(), words, { from, to }, measure)
    return {
      caret: onBoard(setting, { ...place, width: 0 }),
      spans: spans.map((span) => onBoard(setting, span)),
      color: palette.onPaper.sector(peer.sector),
    }
  })
}

function wordsOf(scene: Scene, id: ItemId, field: FieldName | undefined): string | undefined {
  const view = scene.item(id)?.view
  if (field === undefined) return view?.text
  return view?.state === 'whole' ? view.fields.get(field) : undefined
}

function onBoard({ box, scale, textAt }: ItemSetting, place: Rect): Rect {
  return {
    x: box.x + (textAt[0] + place.x) * scale,
    y: box.y + (textAt[1] + place.y) * scale,
    width: place.width * scale,
    height: place.height * scale,
  }
}
