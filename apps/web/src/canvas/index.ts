export type { Asked, CameraCommands, Canvas, CanvasMessage, Tool } from './canvas.ts'
export type { CanvasWords } from './canvas-words.ts'
export type { Overview } from './overview.ts'
export { createCanvas } from './create-canvas.ts'
