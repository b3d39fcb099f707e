/** Copies a text; on plain http, where browsers withhold the clipboard, through the field that shows it. */
export async function copyText(text: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyThroughField(text, field)
  }
}

function copyThroughField(text: string, shown: HTMLInputElement | null): boolean {
  const field = shown ?? addHiddenField(text)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    if (field !== shown) field.remove()
  }
}

function addHiddenField(text: string): HTMLInputElement {
  const field = document.createElement('input')
  field.className = 'visually-hidden'
  field.value = text
  // Inside the dialog: focus may not leave it.
  const home = document.querySelector('[role="dialog"]') ?? document.body
  home.append(field)
  return field
}
