import { membersOf } from './workspace.ts'

/**
 * What a hostile update can keep busy for ever, or what reads another format than the gate: some ten bytes were seen to do it.
 * Only a document that took an update says what is in it; what such documents emitted may be merged, and nothing else.
 */
const readsRawUpdates = /\b(?:mergeUpdates|diffUpdate|convertUpdateFormat\w*|obfuscateUpdate|\w+V2)\b/g

/** Who merges, and what: bytes that its own document has emitted, a room's or this device's. */
const mergesItsOwn: ReadonlyMap<string, RegExp> = new Map([
  ['apps/relay/src/workers/room-document.ts', /^mergeUpdates$/],
  ['apps/relay/src/workers/integrate-batch.ts', /^mergeUpdates$/],
  ['apps/web/src/sync/tidy-rows.ts', /^mergeUpdates$/],
])

/** Every place in the product that merges or compares updates as bytes, and is not known to do it with its own. */
export function rawUpdateFaults(root: string): readonly string[] {
  const files = membersOf(root)
    .filter(({ folder }) => folder !== 'tests')
    .flatMap((member) => member.files)
  return files
    .filter(
      ({ path, isTest, imports }) => !isTest && !/\/test\//.test(path) && imports.some((name) => isYjs.test(name)),
    )
    .flatMap(({ path, text }) =>
      [...new Set(text.match(readsRawUpdates))]
        .filter((name) => mergesItsOwn.get(path)?.test(name) !== true)
        .map((name) => `${path} calls ${name}, which bytes from outside must never reach`),
    )
}

const isYjs = /^yjs(?:\/|$)/
