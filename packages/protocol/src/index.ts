export { formatJoinCode, joinCodeCharacters, joinCodeLength, parseJoinCode } from './join-code.ts'
export { boardFullReason, closeCodes, type CloseCode } from './close-codes.ts'
export { checkUpdate, type UpdateFacts } from './gate.ts'
export { liveLimits, uploadLimits, type GateOptions, type UpdateLimits } from './gate-limits.ts'
export type { GateReason, GateRefusal } from './gate-refusal.ts'
export {
  pulseQuestionNames,
  pulseSteps,
  roles,
  type ActorFacts,
  type AnswerPulseRequest,
  type BoardFacts,
  type BoardResponse,
  type CreateBoardRequest,
  type CreateBoardResponse,
  type CreateLinkRequest,
  type CreateLinkResponse,
  type CreateCodeRequest,
  type CreateCodeResponse,
  type FreezeRequest,
  type ImportResponse,
  type OpenCodeRequest,
  type OpenCodeResponse,
  type RestoreRequest,
  type RestoreResponse,
  type JoinRequest,
  type JoinResponse,
  type JoinedActor,
  type LinkFacts,
  type Problem,
  type PulseAnswers,
  type PulseFacts,
  type PulseResponse,
  type RevealRequest,
  type RevealResponse,
  type RoundFacts,
  type RoundResponse,
  type StageStartFacts,
  type TimeResponse,
  type StartRoundRequest,
  type Role,
} from './http-shapes.ts'
export {
  decodeFrame,
  encodeAck,
  encodeAwareness,
  encodeDigest,
  encodeKeeping,
  encodeQueryAwareness,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  encodeVerdict,
  messageTypes,
  type AwarenessEntry,
  type Frame,
  type FrameRefusal,
  type Keeping,
  type Verdict,
} from './frames.ts'
export { limits, type Limits } from './limits.ts'
export {
  votingLimits,
  type BallotDots,
  type CastBallotRequest,
  type CastBallotResponse,
  type StartConsentRequest,
  type StartVotingRequest,
  type VotingFacts,
  type VotingResponse,
} from './voting-shapes.ts'
export { formatRoomName, isId, parseRoomName, type RoomName } from './room-names.ts'
export {
  offerSubprotocols,
  parseSubprotocols,
  subprotocols,
  type OfferedSubprotocols,
  type Subprotocol,
} from './subprotocols.ts'
