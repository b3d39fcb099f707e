import { hasFiles } from '../app/file-drops.ts'

/** Takes a file wherever on the page it is let go; `onOver` hears whether one is in the hand. Returns how to stop. */
export function takeFiles(
  window: Window,
  { onFile, onOver }: { readonly onFile: (file: File) => void; readonly onOver: (isOver: boolean) => void },
): () => void {
  const over = (event: DragEvent): void => {
    if (!hasFiles(event) || event.dataTransfer === null) return
    event.dataTransfer.dropEffect = 'copy'
    onOver(true)
  }
  const leave = (event: DragEvent): void => {
    // Between two parts of the page it is still there.
    if (event.relatedTarget === null) onOver(false)
  }
  const drop = (event: DragEvent): void => {
    onOver(false)
    const file = event.dataTransfer?.files[0]
    if (file !== undefined) onFile(file)
  }
  window.addEventListener('dragover', over)
  window.addEventListener('dragleave', leave)
  window.addEventListener('drop', drop)
  return () => {
    window.removeEventListener('dragover', over)
    window.removeEventListener('dragleave', leave)
    window.removeEventListener('drop', drop)
  }
}
