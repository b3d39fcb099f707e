const kib = 1024
const mib = 1024 * kib

/**
 * What the relay takes and holds, the same for every board. Sizes follow from how people really write (a note is hundreds
 * of bytes, a dragged hour a few hundred KB) with room for a paste of a whole deliberation; SPEC.md lists them for clients.
 */
export const limits = {
  /** One live update, and any frame but an answer to our sync step 1. */
  liveFrameBytes: mib,
  /** One answer to our sync step 1: what somebody wrote during a long time offline. */
  uploadBytes: 8 * mib,
  /** WebSocket fragments of one message. */
  fragments: 64,
  /** Frames of one connection that wait for something missing. */
  heldBytes: mib,
  heldMs: 10_000,
  presenceBytes: 2 * kib,
  /** A presence clock may jump this far at once. */
  presenceClockStep: 1000,
  presencePerSecond: 30,
  framesPerSecond: 60,
  frameBurst: 300,
  bytesPerSecond: 256 * kib,
  byteBurst: 4 * mib,
  /** Sync step 1 asks for whole boards: a few at once when a device wakes, then one each five seconds. */
  questionsPerSecond: 0.2,
  questionBurst: 5,
  /** Clients of one document in a sync step 1. */
  stateVectorBytes: 256 * kib,
  /** Queued towards one receiver: from here it gets no presence … */
  queuedSoftBytes: 4 * mib,
  /** … and from here it is asked to come back later. */
  queuedHardBytes: 8 * mib,
  clientIdsPerRoom: 20_000,
  connectionsPerBoard: 300,
  connectionsPerRelay: 1000,
  /** Silence after which a connection gets an empty presence frame: a stock client gives up after 30 s without any. */
  keepAliveMs: 15_000,
} as const
