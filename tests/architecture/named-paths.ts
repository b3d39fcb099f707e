import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { filesIn, isSource } from './workspace.ts'

/** Made by running things, so not in a fresh clone. */
const madeLater = ['apps/web/dist', 'node_modules', '.toolchain', 'data']
const repositoryPath = /`((?:apps|packages|tests|scripts|docs|\.ci)\/[\w./@-]*[\w/])`/g
const markdownLink = /\]\(([^)\s]+)\)/g

/** Every path that a page or a comment names and that does not exist; links with a heading are followed to it. */
export function namedPathFaults(root: string): readonly string[] {
  const files = filesIn(root)
  const pages = files.filter((path) => path.endsWith('.md'))
  const readable = files.filter((path) => path.endsWith('.md') || isSource(path))
  return [...readable.flatMap((path) => missingPaths(root, path)), ...pages.flatMap((page) => brokenLinks(root, page))]
}

function missingPaths(root: string, path: string): readonly string[] {
  const named = [...read(root, path).matchAll(repositoryPath)].map((match) => match[1] ?? '')
  return named
    .filter((name) => !madeLater.some((made) => name.startsWith(made)) && !existsSync(join(root, name)))
    .map((name) => `${path} names ${name}, which does not exist`)
}

function brokenLinks(root: string, page: string): readonly string[] {
  const links = [...withoutCode(read(root, page)).matchAll(markdownLink)].map((match) => match[1] ?? '')
  return links
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => !leadsSomewhere(root, page, link))
    .map((link) => `${page} links to ${link}, which does not exist`)
}

function leadsSomewhere(root: string, page: string, link: string): boolean {
  const [file = '', heading] = link.split('#')
  const target = file === '' ? page : posix.normalize(posix.join(posix.dirname(page), file))
  if (!existsSync(join(root, target))) return false
  if (heading === undefined || !target.endsWith('.md')) return true
  return headingsIn(read(root, target)).includes(heading)
}

/** Headings as anchors: lower case, spaces to hyphens, signs dropped. */
function headingsIn(text: string): readonly string[] {
  return [...text.matchAll(/^#+\s+(.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  )
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '')
}

function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
