// tldraw as its documentation starts it, filled with notes in one call.
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createShapeId, InstancePresenceRecordType, Tldraw, toRichText, type TldrawEditor } from 'tldraw'
import 'tldraw/tldraw.css'
import { gridPlace, noteWords } from '../note-grid.ts'
import { firstCamera, noteCount, offer, type PageCamera } from './bench-page.ts'

const colors = ['yellow', 'orange', 'light-red', 'violet', 'blue', 'light-green', 'green', 'white']
const idOf = (index: number): string => createShapeId(`note${index}`)

function start(editor: TldrawEditor): void {
  editor.setCameraOptions({ zoomSteps: [0.02, 0.1, 0.25, 0.5, 1, 2, 4, 8] })
  editor.createShapes(
    Array.from({ length: noteCount }, (_none, index) => {
      const [x, y] = gridPlace(index, noteCount)
      const props = { richText: toRichText(noteWords(index)), color: colors[index % 8], size: 'm' }
      return { id: idOf(index), type: 'note', x: x - 100, y: y - 100, props }
    }),
  )
  const look = ({ x, y, zoom }: PageCamera): void => {
    editor.setCamera({ x: -x, y: -y, z: zoom }, { immediate: true })
  }
  look(firstCamera())
  offer({
    look,
    edit(index, step) {
      const shape = editor.store.get(idOf(index))
      if (shape === undefined) return
      const props = { ...shape.props, color: colors[step % 8] }
      editor.store.mergeRemoteChanges(() => editor.store.put([{ ...shape, x: shape.x + (step % 2 ? 8 : -8), props }]))
    },
    cursors(places) {
      const records = places.map(([x, y], index) =>
        InstancePresenceRecordType.create({
          id: InstancePresenceRecordType.createId(`peer${index}`),
          currentPageId: editor.getCurrentPageId(),
          userId: `peer${index}`,
          userName: `Peer ${index}`,
          cursor: { x, y, type: 'default', rotation: 0 },
          lastActivityTimestamp: Date.now(),
        }),
      )
      editor.store.mergeRemoteChanges(() => {
        if (records.length > 0) editor.store.put(records)
        else
          editor.store.remove(
            editor.store.allRecords().flatMap(({ id }) => (id.startsWith('instance_presence:') ? [id] : [])),
          )
      })
    },
  })
}

const root = document.createElement('div')
root.style.cssText = 'position:fixed;inset:0'
document.body.append(root)
createRoot(root).render(
  createElement(Tldraw, { options: { maxShapesPerPage: 100_000 }, onMount: (editor: TldrawEditor) => start(editor) }),
)
