import { posix } from 'node:path'
import { membersOf, type Member, type SourceFile } from './workspace.ts'

/**
 * Who may know whom, bottom up: an arrow only points down. Change it with a decision record only.
 * `tests` sees the whole system from outside and may use everything.
 */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  base: [],
  board: ['base'],
  storage: ['base'],
  protocol: ['base'],
  method: ['base', 'board'],
  history: ['base', 'board'],
  relay: ['base', 'board', 'method', 'history', 'protocol', 'storage'],
  web: ['base', 'board', 'method', 'history', 'protocol'],
  tests: ['base', 'board', 'method', 'history', 'protocol', 'storage', 'relay', 'web'],
}

/** Libraries that know what lies in a shared document. */
const documentLibrary = /^(?:yjs|y-protocols|y-websocket|y-indexeddb)(?:\/|$)/

/** Parts of the house that never know the document, with the reason. */
const withoutDocument: readonly { readonly where: RegExp; readonly also?: RegExp; readonly why: string }[] = [
  { where: /^packages\/(?:base|method)\//, why: 'judges plain views' },
  { where: /^packages\/storage\//, why: 'never knows what the bytes mean' },
  { where: /^packages\/protocol\//, why: 'checks bytes and builds nothing' },
  {
    where: /^apps\/relay\/src\/(?!workers\/|cli\/)/,
    also: /^@samtavle\/board(?:\/|$)/,
    why: 'the main thread of the relay only moves bytes; documents live in workers/, and in commands nobody waits behind',
  },
  {
    // A binding ties one shared text to one field, and has to read its changes as they are.
    where: /^apps\/web\/src\/(?!sync\/|bridge\/|.*-binding\.ts$)/,
    why: 'in the web app only sync/, bridge/ and bindings know the document',
  },
]

/** Everything in a workspace that breaks the layers, one sentence each. */
export function layerFaults(root: string): readonly string[] {
  const members = membersOf(root)
  return members.flatMap((member) => [...manifestFaults(member), ...importFaults(member, members)])
}

function manifestFaults(member: Member): readonly string[] {
  const allowed = mayUse[member.name]
  if (allowed === undefined) return [`${member.folder} is in no layer: give it one in tests/architecture/layers.ts`]
  return member.dependencies
    .filter((name) => ourPackageIn(name) !== undefined && !allowed.includes(ourPackageIn(name) ?? ''))
    .map((name) => `${member.folder}/package.json asks for ${name}, which ${member.name} may not know`)
}

function importFaults(member: Member, members: readonly Member[]): readonly string[] {
  return member.files.flatMap((file) =>
    file.imports.flatMap((name) => [
      ...ownPackageFaults(member, file, name, members),
      ...relativeFaults(member, file, name),
      ...documentFaults(file, name),
    ]),
  )
}

function ownPackageFaults(
  member: Member,
  file: SourceFile,
  name: string,
  members: readonly Member[],
): readonly string[] {
  const used = ourPackageIn(name)
  if (used === undefined) return []
  if (used === member.name) return [`${file.path} imports its own package by name: ${name}`]
  if (!(mayUse[member.name] ?? []).includes(used))
    return [`${file.path} imports ${name}, which ${member.name} may not know`]
  if (!member.dependencies.includes(`@samtavle/${used}`))
    return [`${file.path} imports ${name}, which its manifest does not ask for`]
  const subpath = name.replace(`@samtavle/${used}`, '.')
  const isExported = members.some((other) => other.name === used && other.exports.includes(subpath))
  return isExported ? [] : [`${file.path} imports ${name}, which ${used} does not export`]
}

/** Within a package by relative path with its ending; never out of the package, which would go around its exports. Tests may test scripts. */
function relativeFaults(member: Member, file: SourceFile, name: string): readonly string[] {
  if (!name.startsWith('.')) return []
  const target = posix.normalize(posix.join(posix.dirname(file.path), name))
  const faults = []
  const ownFolders = member.name === 'tests' ? ['tests/', 'scripts/'] : [`${member.folder}/`]
  if (!ownFolders.some((folder) => target.startsWith(folder)))
    faults.push(`${file.path} reaches out of its package: ${name}`)
  if (posix.extname(name) === '') faults.push(`${file.path} imports ${name} without the ending of the file`)
  return faults
}

function documentFaults(file: SourceFile, name: string): readonly string[] {
  if (file.isTest) return []
  return withoutDocument
    .filter(({ where, also }) => where.test(file.path) && (documentLibrary.test(name) || also?.test(name) === true))
    .map(({ why }) => `${file.path} imports ${name}: ${why}`)
}

function ourPackageIn(name: string): string | undefined {
  return /^@samtavle\/([a-z-]+)/.exec(name)?.[1]
}
