export type { CameraCommands, Canvas, CanvasMessage, Tool } from './canvas.ts'
export type { CanvasWords } from './canvas-words.ts'
export { createCanvas } from './create-canvas.ts'
