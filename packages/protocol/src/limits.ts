const kib = 1024
const mib = 1024 * kib

/**
 * What a relay takes and holds unless it is set up otherwise, the same for every board; docs/limits.md says how each is felt.
 * Sizes follow from how people really write (a note is hundreds of bytes, a dragged hour a few hundred KB) with room for a
 * paste of a whole deliberation.
 */
export const limits = {
  /** One live update, and any frame but an answer to our sync step 1. */
  liveFrameBytes: mib,
  /** One answer to our sync step 1: what somebody wrote during a long time offline. */
  uploadBytes: 8 * mib,
  /** WebSocket fragments of one message. */
  fragments: 64,
  /** Counts in one live update: far above what a paste or an undo makes, far below what makes Yjs slow. */
  liveClients: 500,
  liveStructs: 5000,
  liveDeleteRanges: 2000,
  liveValues: 50_000,
  /** Counts in one upload: those of the largest allowed board. */
  uploadClients: 20_000,
  uploadStructs: 500_000,
  uploadDeleteRanges: 200_000,
  uploadValues: 1_000_000,
  /** Frames of one connection that wait for something missing. */
  heldBytes: mib,
  heldMs: 10_000,
  presenceBytes: 2 * kib,
  /** A presence clock may jump this far at once. */
  presenceClockStep: 1000,
  presencePerSecond: 30,
  /** With more connections than this in a room, what people show of themselves goes on together, this often. */
  presenceCrowd: 16,
  presenceGatherMs: 50,
  framesPerSecond: 60,
  frameBurst: 300,
  bytesPerSecond: 256 * kib,
  byteBurst: 4 * mib,
  /** Sync step 1 asks for whole boards: a few at once when a device wakes, then two each ten seconds. */
  questionsPerSecond: 0.2,
  questionBurst: 5,
  /** Answers to sync step 1 that the relay works on at once, and connections that may wait for theirs. */
  questionsInWork: 50,
  questionsWaiting: 500,
  /** Clients of one document in a sync step 1. */
  stateVectorBytes: 256 * kib,
  /** Processor time of one live update, and of one upload, in a board worker. */
  writeMs: 250,
  uploadMs: 4000,
  /** Processor time of opening a room before it is tried again apart from all others: so much, and so much for each MiB that is stored of it. */
  openMs: 1000,
  openMsPerMib: 4000,
  /** Processor time that one connection's live updates may take: so much in a second, and so much at once. */
  writeMsPerSecond: 100,
  writeMsBurst: 1000,
  /**
   * Writes of one room wait for each other so long at most, and not at all up to the first load; from the second on the wait is
   * as long as it gets. A load is deliveries a millisecond: each write counts once for everybody in the room. Where those before are
   * still on their way to disk, what comes waits for them too, half as long at most.
   */
  gatherMs: 16,
  gatherIdleDeliveries: 4,
  gatherBusyDeliveries: 30,
  /** So many writes, or bytes of them, wait for no more. */
  gatherWrites: 128,
  gatherBytes: 128 * kib,
  /** Queued towards one receiver: from here it gets no presence … */
  queuedSoftBytes: 2 * mib,
  /** … and beyond this it is asked to come back later. */
  queuedHardBytes: 4 * mib,
  /** One room's document as it lives. */
  stateBytes: 20 * mib,
  clientIdsPerRoom: 20_000,
  /** What was ever written in one room, deleted or not: its journal. */
  logBytes: 250 * mib,
  connectionsPerBoard: 300,
  connectionsPerRelay: 1000,
  /** A socket has to have said who it is by now. */
  authenticateMs: 5000,
  /** Silence after which a connection gets an empty presence frame: a stock client gives up after 30 s without any. */
  keepAliveMs: 15_000,
  /** Calls of one address; a whole workshop shares one: 150 people who open the app within ten seconds make some 3,000. */
  callsPerSecond: 200,
  callBurst: 6000,
  newBoardsPerSecond: 1,
  newBoardBurst: 60,
  /** Wrong secrets and tokens of one address, over HTTP and sockets together. */
  failuresPerSecond: 0.5,
  failureBurst: 60,
  /** Wrong codes: of one address, as many as a hall full of people mistypes … */
  wrongCodesPerSecond: 0.1,
  wrongCodeBurst: 20,
  /** … and of all together: a day of it hits one of a hundred open codes in one of 400 days. */
  allWrongCodesPerSecond: 1,
  allWrongCodeBurst: 200,
  /** A code lives as long as a long day of work. */
  codeMs: 12 * 60 * 60 * 1000,
  /** A relay that lags more than this all the time, or has less space left, says that it is not ready. */
  loopLagMs: 200,
  diskFreeBytes: 64 * mib,
} as const

/** The limits of one relay. */
export type Limits = Readonly<Record<keyof typeof limits, number>>
