import { escapeHtml } from '../file/film-page.ts'
import type { Block, Inline, ReportDocument } from './report-document.ts'
import { reportStyle } from './report-style.ts'

/** A report as one page of HTML that needs no script and nothing from anywhere; what people wrote is only ever words in it. */
export function writePage({ language, kicker, title, lead, blocks, about }: ReportDocument): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)} – ${escapeHtml(kicker)}</title>
<style>${reportStyle}</style>
</head>
<body>
<header>
<p class="kicker">${escapeHtml(kicker)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="lead">${inline(lead)}</p>
</header>
<main>
${blocks.map(blockToHtml).join('\n')}
</main>
<footer>
${about.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n')}
</footer>
</body>
</html>
`
}

function blockToHtml(block: Block): string {
  switch (block.is) {
    case 'heading':
      return `<h${block.level}>${lines(block.words)}</h${block.level}>`
    case 'text':
      return `<p>${inline(block.parts)}</p>`
    case 'named':
      return `<p class="named"><strong>${escapeHtml(block.name)}</strong> ${lines(block.words)}</p>`
    case 'list': {
      const tag = block.isInTime ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</${tag}>`
    }
    case 'figure': {
      const { picture, alt, caption } = block
      if (picture === null) return `<p class="without">${inline(caption)}</p>\n<p>${escapeHtml(alt)}</p>`
      const size = `width="${picture.width}" height="${picture.height}"`
      return `<figure><figcaption>${inline(caption)}</figcaption><img src="${escapeHtml(picture.src)}" ${size} alt="${escapeHtml(alt)}"></figure>`
    }
  }
}

function inline(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return lines(part)
      if ('strong' in part) return `<strong>${lines(part.strong)}</strong>`
      return `<time datetime="${new Date(part.at).toISOString()}">${escapeHtml(part.words)}</time>`
    })
    .join(' ')
}

function lines(words: string): string {
  return escapeHtml(words.trim()).replaceAll(/\s*\n\s*/g, '<br>')
}
