// A bare canvas: one picture of the notes, slid and stretched under the pointer. What this page cannot reach, no board can here.
import { gridPlace } from '../note-grid.ts'
import { firstCamera, noteCount, offer, type PageCamera } from './bench-page.ts'

const canvas = document.createElement('canvas')
const context = canvas.getContext('2d')
if (context === null) throw new Error('no canvas')
canvas.width = innerWidth
canvas.height = innerHeight
document.body.append(canvas)

const picture = document.createElement('canvas')
picture.width = innerWidth
picture.height = innerHeight
const shown = firstCamera()
const camera = { ...shown }
paintPicture(shown)
draw()

function paintPicture(from: PageCamera): void {
  const pen = picture.getContext('2d')
  if (pen === null) return
  for (let index = 0; index < noteCount; index += 1) {
    const [x, y] = gridPlace(index, noteCount)
    pen.fillStyle = `hsl(${(index % 8) * 45} 70% 80%)`
    pen.fillRect((x - 100 - from.x) * from.zoom, (y - 100 - from.y) * from.zoom, 200 * from.zoom, 200 * from.zoom)
  }
}

function draw(): void {
  if (context === null) return
  context.clearRect(0, 0, canvas.width, canvas.height)
  const part = camera.zoom / shown.zoom
  const [x, y] = [(shown.x - camera.x) * camera.zoom, (shown.y - camera.y) * camera.zoom]
  context.drawImage(picture, Math.round(x), Math.round(y), picture.width * part, picture.height * part)
}

let pending = 0
function redraw(): void {
  cancelAnimationFrame(pending)
  pending = requestAnimationFrame(draw)
}

addEventListener('pointermove', (event) => {
  if (event.buttons === 0) return
  camera.x -= event.movementX / camera.zoom
  camera.y -= event.movementY / camera.zoom
  redraw()
})
addEventListener(
  'wheel',
  (event) => {
    event.preventDefault()
    camera.zoom *= Math.exp(-event.deltaY / 300)
    redraw()
  },
  { passive: false },
)

offer({
  look(to) {
    Object.assign(camera, to)
    redraw()
  },
  edit: redraw,
  cursors: redraw,
})
