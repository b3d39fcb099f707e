import type { TracksVolume } from '@samtavle/history/encode'
import type {
  CircleFacts,
  ActorFacts,
  BoardFacts,
  PulseAnswers,
  PulseFacts,
  RoundFacts,
  StageStartFacts,
  Verdict,
  VotingFacts,
} from '@samtavle/protocol'
import type { StartEdit, StartSession, TemplateReply } from './start-edits.ts'

/** One journal entry as a worker needs it to rebuild a room. */
export interface RebuildEntry {
  readonly seq: number
  readonly actor: string | null
  /** False where it is not known who wrote it: its client ids are still anybody's. */
  readonly bindsClients?: boolean
  readonly bytes: Uint8Array
}

/** What people had said of a statement before it was imported. */
export interface CountedVotes {
  readonly agree: number
  readonly disagree: number
}

/**
 * What is done with a write. `compare` is for those who may not write: it changes nothing and only tells whether the room already holds
 * all of it. `recover` takes what others wrote too, while whoever runs the relay has declared that something was lost.
 */
export type WriteMode = 'integrate' | 'compare' | 'recover'

/** Stands for a role in the journal rows of a recovery. */
export const recoveryRole = 'recovery'

/** A note of an import before it has a place; the times are ms since the epoch. */
export interface ImportedNote {
  readonly text: string
  readonly zone: string
  readonly author: string | null
  readonly sector: string | null
  readonly votes: CountedVotes | null
  readonly createdAt: number | null
}

/** A change that the relay itself makes for somebody, through the same journal as everybody's. */
export type RelayEdit =
  | StartEdit
  | { readonly type: 'write-actor'; readonly actorId: string; readonly sector: string | null }
  /** `past` is the whole document as it was, as one update. */
  | { readonly type: 'restore-moment'; readonly past: Uint8Array }
  | { readonly type: 'import-notes'; readonly notes: readonly ImportedNote[] }
  | { readonly type: 'start-pulse'; readonly pulseId: string }
  | { readonly type: 'close-pulse'; readonly pulseId: string; readonly answers: readonly ConfidedAnswer[] }
  | { readonly type: 'start-voting'; readonly voting: NewVoting }
  | { readonly type: 'close-voting'; readonly votingId: string; readonly ballots: readonly ConfidedBallot[] }
  /** In the process document. */
  | { readonly type: 'lay-out-session'; readonly session: StartSession }
  | { readonly type: 'start-round'; readonly round: NewRound }
  | { readonly type: 'widen-round'; readonly roundId: string; readonly circles: CircleFacts }
  | { readonly type: 'take-place'; readonly roundId: string; readonly actorId: string; readonly wish: number | null }
  | { readonly type: 'end-round'; readonly roundId: string }
  /** In the shared document; notes that are there already are left as they are. */
  | { readonly type: 'reveal-notes'; readonly zone: string; readonly notes: readonly RevealedNote[] }
  /** In a private document. */
  | { readonly type: 'forget-notes'; readonly ids: readonly string[] }

export type { PulseFacts } from '@samtavle/protocol'

/** A round as a facilitator asks for it. */
export interface NewRound extends Pick<RoundFacts, 'id' | 'anonymous' | 'prompt' | 'zone'> {
  readonly widens: boolean
}

/** A note on its way from a private document to the shared one. */
export interface RevealedNote {
  readonly id: string
  readonly text: string
  /** Null where even a colour might tell whose it is. */
  readonly color: string | null
}

/** One person's answers to a pulse, with nothing left of who they are but their sector. */
export interface ConfidedAnswer {
  readonly sector: string | null
  readonly answers: PulseAnswers
}

/** A voting as somebody begins it. */
export type NewVoting = Omit<VotingFacts, 'by' | 'at' | 'endsAt' | 'closedAt'> & { readonly limitMs: number | null }

/** One person's ballot, as it was confided to the relay. */
export interface ConfidedBallot {
  readonly actor: string
  readonly sector: string | null
  readonly dots: Readonly<Record<string, number>>
  readonly reasons: Readonly<Record<string, string>>
}

/** Which columns of a CSV file hold what. */
export interface CsvColumns {
  readonly text: string
  readonly author: string | null
  readonly sector: string | null
  readonly time: string | null
  readonly agrees: string | null
  readonly disagrees: string | null
}

/** What the relay asks a board worker; `epoch` tells one opening of a room from the next, so that nothing late is taken for new. */
export type WorkerRequest =
  | {
      readonly type: 'open'
      readonly room: string
      readonly epoch: number
      readonly snapshot: { readonly seq: number; readonly bytes: Uint8Array } | null
      readonly entries: readonly RebuildEntry[]
      /** The time that is usual for so much was not enough: now it may take as long as anything may. */
      readonly isLastTry?: boolean
    }
  | {
      readonly type: 'write'
      readonly room: string
      readonly epoch: number
      readonly connection: number
      readonly actor: string
      readonly bytes: Uint8Array
      readonly mode: WriteMode
    }
  /** Writes of one room that came close together: of whom (a place in `actors`) and how many of `bytes` each is, one after the other. */
  | {
      readonly type: 'write-batch'
      readonly room: string
      readonly epoch: number
      readonly actors: readonly string[]
      readonly authors: Uint32Array
      readonly sizes: Uint32Array
      readonly bytes: Uint8Array
    }
  | {
      readonly type: 'edit'
      readonly room: string
      readonly epoch: number
      readonly actor: string | null
      readonly edit: RelayEdit
    }
  | { readonly type: 'state-vector'; readonly room: string; readonly epoch: number }
  | { readonly type: 'answer'; readonly room: string; readonly epoch: number; readonly stateVector: Uint8Array }
  | { readonly type: 'snapshot'; readonly room: string; readonly epoch: number }
  /** How a client's digest stands to the document's; apart while the document has none to give. */
  | { readonly type: 'digest'; readonly room: string; readonly epoch: number; readonly digest: Uint8Array }
  | { readonly type: 'facts'; readonly room: string; readonly epoch: number }
  | { readonly type: 'pulses'; readonly room: string; readonly epoch: number }
  | { readonly type: 'votings'; readonly room: string; readonly epoch: number }
  | { readonly type: 'rounds'; readonly room: string; readonly epoch: number }
  | { readonly type: 'stages'; readonly room: string; readonly epoch: number }
  | { readonly type: 'inbox'; readonly room: string; readonly epoch: number }
  | { readonly type: 'private-notes'; readonly roundId: string; readonly room: string; readonly epoch: number }
  | {
      readonly type: 'export'
      readonly format: ExportFormat
      /** Whether the reader's link hides names: then nobody is named in words either. */
      /** The inbox that is open: what names it waits for a place. */
      readonly inbox: string | null
      readonly hidesNames: boolean
      readonly room: string
      readonly epoch: number
      readonly board: BoardFacts
      readonly actors: readonly ActorFacts[]
      readonly exportedAt: number
    }
  | { readonly type: 'forget'; readonly room: string; readonly epoch: number; readonly connection: number }
  | { readonly type: 'release'; readonly room: string; readonly epoch: number }
  | {
      readonly type: 'fold'
      readonly snapshot: { readonly seq: number; readonly bytes: Uint8Array } | null
      readonly entries: readonly RebuildEntry[]
    }
  | TracksRequest
  /** The same replay file without who imported notes are said to be by. */
  | { readonly type: 'unname-tracks'; readonly bytes: Uint8Array }
  /** A template that somebody sent, as it was parsed from JSON. */
  | { readonly type: 'read-template'; readonly template: unknown }
  | {
      readonly type: 'read-csv'
      readonly bytes: Uint8Array
      readonly columns: CsvColumns
      readonly zone: string
      readonly maxNotes: number
    }

/**
 * Entries for a board's tracks: those that follow `after`; `finish` asks for the file, `forget` lets go of what was built.
 * `resume` hands in the next full volume of a file that was built before, as long as nothing was added yet.
 */
export type TracksRequest = { readonly type: 'tracks'; readonly board: string } & (
  | { readonly step: 'add' | 'finish'; readonly after: number; readonly entries: readonly TracksEntry[] }
  | { readonly step: 'forget' }
  | { readonly step: 'resume'; readonly volume: Uint8Array }
)

/** One journal entry as tracks need it; `at` is the relay's time in milliseconds. */
export interface TracksEntry extends RebuildEntry {
  readonly at: number
}

/** What a board can be taken home as. */
export type ExportFormat = 'json' | 'csv' | 'md'
export type ExportRequest = Extract<WorkerRequest, { readonly type: 'export' }>

/** Why a room refused what somebody wrote. */
export type WriteRefusal =
  | 'client-of-another'
  | 'key-of-another'
  | 'too-many-clients'
  | 'board-full'
  | 'too-deep'
  | 'broken'
  | 'held-too-much'

/** What is wrong with an import, and where; `row` counts the file's records from 1, the header being row 1. */
export interface ImportRefusal {
  readonly code: 'import-not-utf8' | 'import-column-missing' | 'import-broken' | 'import-too-large'
  readonly row: number | null
  readonly reason: string
}

/** A row that an import left out. */
export interface SkippedRow {
  readonly row: number
  readonly reason: string
}

/** What a worker says to a request. */
export type WorkerReply =
  | { readonly type: 'opened'; readonly entries: number }
  | { readonly type: 'snapshot-unreadable' }
  | TemplateReply
  /** `emitted` is what the room's document made of the write: null when it held all of it already. */
  | { readonly type: 'integrated'; readonly emitted: Uint8Array | null }
  /**
   * What the room's document made of a batch: for each write how many of `bytes` are its own row, 0 when it brought nothing new,
   * -1 when it was left out and has to be asked again alone. `update` is all of it together, null when nothing was new.
   */
  | {
      readonly type: 'batch'
      readonly sizes: Int32Array
      readonly bytes: Uint8Array
      readonly update: Uint8Array | null
      /** How much of the time that the batch took was each write's; together 1. */
      readonly shares: Float32Array
    }
  /** One write of a batch spoilt the document, which is gone; each has to be asked alone in a document opened anew. */
  | { readonly type: 'batch-broken' }
  | { readonly type: 'held' }
  | { readonly type: 'compared'; readonly known: boolean }
  /** With `discarded` the room's document is gone and must be opened again from the journal. */
  | { readonly type: 'refused'; readonly reason: WriteRefusal; readonly discarded: boolean }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  | { readonly type: 'verdict'; readonly verdict: Verdict }
  | { readonly type: 'facts'; readonly title: string; readonly language: string; readonly items: number }
  | { readonly type: 'pulses'; readonly pulses: readonly PulseFacts[] }
  | { readonly type: 'votings'; readonly votings: readonly VotingFacts[] }
  | { readonly type: 'rounds'; readonly rounds: readonly RoundFacts[] }
  | { readonly type: 'stages'; readonly stages: readonly StageStartFacts[] }
  | { readonly type: 'inbox'; readonly inbox: string | null }
  | { readonly type: 'private-notes'; readonly notes: readonly RevealedNote[] }
  /** How far a board's tracks have come: to go on, the entries after that are needed. */
  | { readonly type: 'tracks-at'; readonly seq: number }
  | { readonly type: 'tracks'; readonly volumes: readonly TracksVolume[] }
  | { readonly type: 'csv'; readonly notes: readonly ImportedNote[]; readonly skipped: readonly SkippedRow[] }
  | { readonly type: 'csv-refused'; readonly refusal: ImportRefusal }
  | { readonly type: 'done' }
  /** Something threw; `where` holds the kind of error and the places in the code, never words of a board. */
  | { readonly type: 'failed'; readonly where: string }
  /** The room is not open here in that epoch: what was asked has to be asked again when it is. */
  | { readonly type: 'not-open' }

/**
 * A message from a worker: that it has started, that it takes up a write which had been held (null: it waits on), the reply to the oldest unanswered
 * request, or news of a held write. `costMs` is the processor time that the thread spent on it.
 */
export type WorkerMessage =
  | { readonly started: true }
  | { readonly retrying: number | null }
  | { readonly to: number; readonly final: boolean; readonly reply: WorkerReply; readonly costMs?: number }
