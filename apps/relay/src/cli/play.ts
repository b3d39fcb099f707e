import { randomId, systemClock, systemRandomBytes, type Result } from '@samtavle/base'
import { roles } from '@samtavle/protocol'
import { openSqliteStore, type ActorRecord, type Store } from '@samtavle/storage'
import { readFileSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { linkAddress, newLink, type NewLink } from '../routes/new-link.ts'
import type { Command, CommandCall } from './command.ts'
import { boardLanguage, playDeliberation, type PlayedEntry } from './play-entries.ts'
import { readStatements, readVotes, type Statement } from './read-deliberation.ts'

/** Puts a deliberation that was held elsewhere on a board of its own, with its own times, so that it can be replayed. */
export const playCommand: Command = {
  usage: '<statements.csv> [--votes <votes.csv>] [--title <words>]',
  help: 'Plays a deliberation, as Polis exports it, into a new board with its own times, to be replayed. Stop the relay first.',
  options: { votes: { type: 'string' }, title: { type: 'string' } },
  arguments: 1,
  async run(call) {
    const { positionals, options, complain } = call
    const [file = ''] = positionals
    const statements = readFrom(call, file, readStatements)
    const votes = typeof options['votes'] === 'string' ? readFrom(call, options['votes'], readVotes) : []
    if (statements === null || votes === null) return 1
    if (statements.length === 0) {
      complain(`There is no statement in ${file}.`)
      return 1
    }
    const latest = [...statements, ...votes].reduce((last, { at }) => Math.max(last, at), 0)
    if (latest > systemClock.now()) {
      complain(`Something was said or voted at ${new Date(latest).toISOString()}, which is yet to come: mend the file.`)
      return 1
    }
    const title =
      typeof options['title'] === 'string' ? options['title'].slice(0, longestTitle) : basename(file, extname(file))
    const actorIds = new Map(statements.map(({ author }) => [author, randomId(systemRandomBytes)]))
    const actorOf = (author: string): string => actorIds.get(author) ?? ''
    const played = playDeliberation({ title, statements, votes, actorOf }, systemRandomBytes)
    const actors = recordsOf(statements, actorIds)
    return keep(call, { title, actors, ...played }, { statements: statements.length, votes: votes.length })
  },
}

/** As long as a title may be that comes by the API, in UTF-16 units. */
const longestTitle = 200

function readFrom<Value>(
  { folder, complain }: CommandCall,
  file: string,
  read: (text: string) => Result<Value, string>,
): Value | null {
  const found = read(readFileSync(resolve(folder, file), 'utf8'))
  if (found.ok) return found.value
  complain(`${file} could not be read: ${found.error}.`)
  return null
}

type NewActor = Omit<ActorRecord, 'boardId'>

/** Authors as people of the board: the source has numbers for them and no names. */
function recordsOf(statements: readonly Statement[], actorIds: ReadonlyMap<string, string>): readonly NewActor[] {
  const firstByAuthor = new Map(statements.toReversed().map(({ author, at }) => [author, at]))
  return [...actorIds].map(([author, id]) => ({
    id,
    name: `#${author}`,
    sector: null,
    joinedAt: firstByAuthor.get(author) ?? 0,
  }))
}

interface ToKeep {
  readonly title: string
  readonly actors: readonly NewActor[]
  readonly entries: readonly PlayedEntry[]
  readonly votesLeftOut: number
}

async function keep(
  { config, store: path, print, complain }: CommandCall,
  { title, actors, entries, votesLeftOut }: ToKeep,
  said: { readonly statements: number; readonly votes: number },
): Promise<0 | 1> {
  const store = await openSqliteStore({ path, clock: systemClock })
  const id = randomId(systemRandomBytes)
  const means = { clock: systemClock, randomBytes: systemRandomBytes }
  const links = roles.map((role) => newLink(means, { boardId: id, role }))
  try {
    const board = { id, title, language: boardLanguage, createdAt: entries[0]?.at ?? 0 }
    const isKept = await write(store, { board, links, actors, entries })
    if (!isKept) {
      complain('The store could not keep the board: make room on the disk, and play it again.')
      return 1
    }
  } finally {
    await store.close()
  }
  const days = [entries[0], entries.at(-1)].map((entry) => new Date(entry?.at ?? 0).toISOString().slice(0, 10))
  print(`Board ${id} holds ${said.statements} statements and ${said.votes - votesLeftOut} votes, ${days.join(' to ')}.`)
  if (votesLeftOut > 0) print(`${votesLeftOut} votes were left out: their statement was not there.`)
  const origin = config.publicOrigins[0] ?? `http://localhost:${config.port}`
  for (const link of links) print(`${link.record.role.padEnd(10)} ${linkAddress(origin, link)}`)
  return 0
}

/** Entries written at a time: some hundred kilobytes. */
const batch = 5000

interface ToWrite {
  readonly board: Parameters<Store['addBoard']>[0]
  readonly links: readonly NewLink[]
  readonly actors: readonly NewActor[]
  readonly entries: readonly PlayedEntry[]
}

/** Writes a board whole; what could not be written whole is taken out again. */
async function write(store: Store, { board, links, actors, entries }: ToWrite): Promise<boolean> {
  const boardId = board.id
  const records = links.map(({ record }) => record)
  const added = await store.addBoard(
    board,
    records,
    actors.map((actor) => ({ ...actor, boardId })),
  )
  if (!added.ok) return false
  for (let from = 0; from < entries.length; from += batch) {
    const rows = entries.slice(from, from + batch)
    const kept = await store.append(rows.map((row) => ({ room: boardId, role: 'contribute', generation: 0, ...row })))
    if (kept.ok) continue
    await store.eraseBoard(boardId)
    return false
  }
  return true
}
