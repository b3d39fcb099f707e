import type { Block, Inline, ReportDocument } from './report-document.ts'

/** Everything that Markdown or HTML would read as more than the letter it is. */
const marks = /[\\`*_{}[\]<>#|~&!]/g
const lineStart = /^([-+=]|\d+[.)])/

/** A report as Markdown, with every picture told in words; what people wrote is only ever words in it. */
export function writeMarkdown({ kicker, title, lead, blocks, about }: ReportDocument): string {
  const parts = [
    `# ${words(title)}`,
    `*${words(kicker)}*`,
    inline(lead),
    ...blocks.map(blockToMarkdown),
    '---',
    ...about.map(words),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function blockToMarkdown(block: Block): string {
  switch (block.is) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${words(block.words)}`
    case 'text':
      return inline(block.parts)
    case 'named':
      return `**${words(block.name)}** ${words(block.words)}`
    case 'list':
      return block.items.map((item, index) => `${block.isInTime ? `${index + 1}.` : '-'} ${inline(item)}`).join('\n')
    case 'figure':
      return `${inline(block.caption)}\n\n> ${words(block.alt)}`
  }
}

function inline(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return words(part)
      return 'strong' in part ? `**${words(part.strong)}**` : words(part.words)
    })
    .join(' ')
}

/** What people wrote, on one line and as nothing but words. */
function words(text: string): string {
  return text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' / ')
    .replaceAll(marks, (mark) => `\\${mark}`)
    .replace(lineStart, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
}
