export type { Insets } from './camera.ts'
export {
  tools,
  type CameraCommands,
  type CameraStore,
  type Canvas,
  type CanvasMessage,
  type CanvasOptions,
  type Tool,
} from './canvas.ts'
export type { CanvasWord, CanvasWords } from './canvas-words.ts'
export { createCanvas } from './create-canvas.ts'
