/** What one import may hold: generous for a deliberation, and small enough that one update of it still travels in one frame. */
export const importLimits = {
  notes: 5000,
  textLength: 10_000,
  authorLength: 200,
  sectorLength: 40,
  fileBytes: 5 * 1024 * 1024,
} as const

const lineBreaks = /\r\n?/g
// Control characters but tab and line feed: no keyboard types them, and some of them break spreadsheets and screens later.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000B-\u001F\u007F]/g

/** Text as a note holds it: line feeds only, no control characters, no space around it. */
export function cleanText(text: string): string {
  return text.replace(lineBreaks, '\n').replace(controls, '').trim()
}
