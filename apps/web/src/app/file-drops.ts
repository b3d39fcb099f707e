/** Whether it is files that are carried over the page. */
export function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true
}

/** A file that misses what takes it would be opened in place of the page, and what somebody was writing there would be gone: it is left where it was. */
export function refuseFiles(window: Window): void {
  const refuse = (event: DragEvent): void => {
    if (!hasFiles(event) || event.dataTransfer === null) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'none'
  }
  // First of all: whoever takes files here says so afterwards.
  window.addEventListener('dragover', refuse, { capture: true })
  window.addEventListener('drop', refuse, { capture: true })
}
