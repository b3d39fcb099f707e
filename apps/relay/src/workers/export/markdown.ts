/** Everything that Markdown or HTML would read as more than the letter it is. */
const marks = /[\\`*_{}[\]<>#|~&!]/g
const lineStart = /^(\s*)([-+=]|\d+[.)])/

/** What people wrote, on one line and as nothing but words. */
export function inline(words: string): string {
  return escapeLine(
    words
      .trim()
      .split(/\s*\n\s*/)
      .join(' / '),
  )
}

/** What people wrote, as a quotation that keeps its line breaks. */
export function quote(words: string): string {
  const lines = words
    .trim()
    .split('\n')
    .map((line) => escapeLine(line.trim()))
  return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')
}

/** A list, one line each. */
export function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

function escapeLine(line: string): string {
  return line
    .replace(marks, (mark) => `\\${mark}`)
    .replace(lineStart, (_, space: string, mark: string) => {
      const last = mark.at(-1) ?? ''
      return `${space}${mark.slice(0, -1)}\\${last}`
    })
}
