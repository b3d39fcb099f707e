// The parts of the peers that the pages use: they are installed on demand and unknown to the compiler.

declare module 'react' {
  export function createElement(component: unknown, props?: object): object
}

declare module 'react-dom/client' {
  export function createRoot(element: Element): { render(node: object): void }
}

declare module 'tldraw' {
  interface TldrawShape {
    readonly id: string
    readonly x: number
    readonly props: object
  }
  export interface TldrawEditor {
    setCameraOptions(options: object): void
    createShapes(shapes: readonly object[]): void
    setCamera(camera: object, options: object): void
    getCurrentPageId(): string
    readonly store: {
      get(id: string): TldrawShape | undefined
      put(records: readonly object[]): void
      remove(ids: readonly string[]): void
      allRecords(): readonly { readonly id: string }[]
      mergeRemoteChanges(change: () => void): void
    }
  }
  export const Tldraw: unknown
  export const InstancePresenceRecordType: { create(record: object): object; createId(id: string): string }
  export function createShapeId(id: string): string
  export function toRichText(text: string): object
}

declare module 'tldraw/tldraw.css'

declare module '@excalidraw/excalidraw' {
  export interface ExcalidrawElement {
    readonly id: string
    readonly x: number
    readonly version: number
    readonly backgroundColor: string
    readonly versionNonce: number
  }
  export interface ExcalidrawApi {
    updateScene(scene: object): void
    getSceneElementsIncludingDeleted(): readonly ExcalidrawElement[]
  }
  export const Excalidraw: unknown
  export const CaptureUpdateAction: { readonly NEVER: string }
  export function convertToExcalidrawElements(
    elements: readonly object[],
    options: object,
  ): readonly ExcalidrawElement[]
}

declare module '@excalidraw/excalidraw/index.css'
