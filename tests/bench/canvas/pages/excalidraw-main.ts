// Excalidraw as its documentation starts it, filled with rectangles that carry words: it has no notes of its own.
import {
  CaptureUpdateAction,
  convertToExcalidrawElements,
  Excalidraw,
  type ExcalidrawApi,
  type ExcalidrawElement,
} from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { gridPlace, noteWords } from '../note-grid.ts'
import { firstCamera, noteCount, offer, type PageCamera } from './bench-page.ts'

const colors = ['#ffec99', '#ffd8a8', '#ffc9c9', '#eebefa', '#a5d8ff', '#b2f2bb', '#d8f5a2', '#ffffff']
/** It zooms out to a tenth and no further; where that is not enough its notes are smaller instead. */
const smallestZoom = 0.1
const size = Math.min(1, firstCamera().zoom / smallestZoom)

function start(api: ExcalidrawApi): void {
  const elements = convertToExcalidrawElements(
    Array.from({ length: noteCount }, (_none, index) => {
      const [x, y] = gridPlace(index, noteCount)
      return {
        type: 'rectangle',
        id: `note${index}`,
        x: (x - 100) * size,
        y: (y - 100) * size,
        width: 200 * size,
        height: 200 * size,
        backgroundColor: colors[index % 8],
        fillStyle: 'solid',
        strokeColor: '#1e1e1e',
        strokeWidth: 1,
        roughness: 0,
        label: { text: noteWords(index), fontSize: 20 * size },
      }
    }),
    { regenerateIds: false },
  )
  api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER })
  const look = ({ x, y, zoom }: PageCamera): void =>
    api.updateScene({ appState: { scrollX: -x * size, scrollY: -y * size, zoom: { value: zoom / size } } })
  look(firstCamera())
  offer({
    look,
    edit(index, step) {
      const change = (element: ExcalidrawElement): ExcalidrawElement =>
        element.id === `note${index}`
          ? {
              ...element,
              x: element.x + (step % 2 === 1 ? 8 : -8) * size,
              backgroundColor: colors[step % 8] ?? '#ffffff',
              version: element.version + 1,
              versionNonce: step,
            }
          : element
      const all = api.getSceneElementsIncludingDeleted().map(change)
      api.updateScene({ elements: all, captureUpdate: CaptureUpdateAction.NEVER })
    },
    cursors(places) {
      const peers = places.map(([x, y], index) => {
        const pointer = { x: x * size, y: y * size, tool: 'pointer' }
        return [`peer${index}`, { pointer, username: `Peer ${index}` }] as const
      })
      api.updateScene({ collaborators: new Map(peers) })
    },
  })
}

const root = document.createElement('div')
root.style.cssText = 'position:fixed;inset:0'
document.body.append(root)
createRoot(root).render(
  createElement(Excalidraw, {
    excalidrawAPI: (api: ExcalidrawApi) => setTimeout(() => start(api)),
    initialData: { appState: { zenModeEnabled: false } },
  }),
)
