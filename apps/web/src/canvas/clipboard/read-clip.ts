import {
  boardPoint,
  copiedKinds,
  longestLinkWord,
  longestText,
  noteColors,
  noteSize,
  parseCopiedCard,
  parseStroke,
  type BoardPart,
  type CopiedLink,
  type CopiedPaper,
} from '@samtavle/board'
import type { ClipBoard } from './note-clip.ts'

/** More than a board holds; a clipboard with more is not from us. */
const mostCopied = 10_000

/** Reads a clip that anybody may have put there, with its middle at the origin; null when it is none. */
export function parseClip(json: string, { boardId }: Pick<ClipBoard, 'boardId'>): BoardPart | null {
  const value = parseJson(json)
  if (!isRecord(value)) return null
  const [stored, links] = [value['notes'], value['links'] ?? []]
  if (!Array.isArray(stored) || !Array.isArray(links) || stored.length + links.length > mostCopied) return null
  const isFromHere = value['board'] === boardId
  const papers = stored.map((paper: unknown) => parsePaper(isFromHere ? paper : fromElsewhere(paper)))
  if (papers.some((paper) => paper === null)) return null
  const part: BoardPart = {
    papers: papers.filter((paper) => paper !== null),
    links: links.flatMap((link: unknown) => parseLink(link, papers.length) ?? []),
  }
  return part.papers.length === 0 && part.links.length === 0 ? null : part
}

function parsePaper(value: unknown): CopiedPaper | null {
  if (!isRecord(value) || typeof value['text'] !== 'string' || value['text'].length > longestText) return null
  const side = (name: string): number => Math.min(100_000, Math.max(20, finite(value[name], noteSize)))
  const kind = copiedKinds.find((known) => known === value['kind']) ?? 'note'
  return {
    ...parseCopiedCard(kind, value),
    kind,
    text: value['text'],
    color: noteColors.find((known) => known === value['color']) ?? 'straw',
    width: side('width'),
    height: side('height'),
    place: boardPoint(finite(value['dx'], 0), finite(value['dy'], 0)),
    ...(kind === 'stroke' && { stroke: parseStroke(value['stroke']) }),
  }
}

/** An actor's id says nothing on another board, their name does; somebody without one is not named there. */
function fromElsewhere(paper: unknown): unknown {
  if (!isRecord(paper) || !Array.isArray(paper['parties'])) return paper
  const parties = paper['parties'].map((entry: unknown): unknown => {
    if (!Array.isArray(entry) || !isRecord(entry[1])) return null
    return [entry[0], { name: entry[1]['name'], sector: entry[1]['sector'] }]
  })
  return { ...paper, parties }
}

function parseLink(value: unknown, papers: number): CopiedLink | null {
  if (!isRecord(value)) return null
  const [from, to] = [parseEnd(value['from'], papers), parseEnd(value['to'], papers)]
  if (from === null || to === null) return null
  const label = typeof value['label'] === 'string' ? value['label'].slice(0, longestLinkWord).trim() : ''
  const as = value['as'] === 'rests-on' ? 'rests-on' : 'relates'
  return { from, to, as, ...(label === '' ? {} : { label }) }
}

function parseEnd(value: unknown, papers: number): CopiedLink['from'] | null {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value < papers ? value : null
  if (!Array.isArray(value) || value.length !== 2) return null
  return boardPoint(finite(value[0], 0), finite(value[1], 0))
}

function finite(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e7 ? value : otherwise
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // The clipboard belongs to everybody: what is no JSON is no clip.
    return null
  }
}
