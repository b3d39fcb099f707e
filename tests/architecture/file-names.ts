import { basename } from 'node:path'
import { filesIn, isSource } from './workspace.ts'

/** Names that say nothing about the one thing inside, so that everything ends up there. */
const emptyNames = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'shared', 'types', 'impl', 'lib'])
/** Terms of the method that hold such a word and yet say what is meant. */
const fullNames = /common-ground/g
const groups = ['apps', 'packages', 'tests', 'scripts']

/** Every source file or folder whose name says nothing, or is not in kebab-case. */
export function fileNameFaults(root: string): readonly string[] {
  const paths = filesIn(root).filter((path) => groups.some((group) => path.startsWith(`${group}/`)) && isSource(path))
  return paths.flatMap((path) => {
    const parts = path
      .replaceAll(fullNames, 'ground')
      .split('/')
      .flatMap((part) => part.split('.'))
    const empty = parts.find((part) => part.split('-').some((word) => emptyNames.has(word)))
    const isKebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/.test(basename(path))
    return [
      ...(empty === undefined ? [] : [`${path}: «${empty}» says nothing about what is inside`]),
      ...(isKebab ? [] : [`${path} is not in kebab-case`]),
    ]
  })
}
