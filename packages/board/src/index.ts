export { longestLabel, readBookmarks, type Bookmark } from './document/bookmark.ts'
export { longestComment, mostCommentsEach, type Comment } from './document/comment.ts'
export { mention, mentionedIn, mentionParts, withNames, type MentionPart } from './document/mention.ts'
export { signsOn } from './document/stamp.ts'
export { isResolved } from './document/thread.ts'
export {
  factsOf,
  type FactListName,
  type FactLists,
  type Goal,
  type ListedFact,
  type Observation,
} from './document/fact-lists.ts'
export {
  effectGroups,
  factOf,
  resourceForms,
  valueLevels,
  type EffectGroup,
  type FactName,
  type FactValues,
  type ImportedVotes,
  type Lock,
  type Mark,
  type Party,
  type Reopening,
  type Resolution,
  type ResourceForm,
  type ValueLevel,
} from './document/facts.ts'
export { hidesCursors } from './document/hides-cursors.ts'
export { fieldsByKind, type FieldName } from './document/fields.ts'
export {
  pulseQuestions,
  pulseSteps,
  type PulseGroup,
  type PulseQuestion,
  type PulseRound,
  type PulseTally,
} from './document/pulse.ts'
export { isStandable, wordingOf, type Stand } from './document/stand.ts'
export { mostStrokePoints, parseStroke, type Stroke } from './document/stroke.ts'
export {
  longestReason,
  mostDots,
  mostReasons,
  mostVotedItems,
  parseBallot,
  parseReasons,
  votingsOf,
  type ConsentAnswer,
  type ConsentRound,
  type DotGroup,
  type DotReason,
  type DotResult,
  type DotVoting,
  type StoredVotings,
  type Voting,
} from './document/voting.ts'
export { writePulse } from './document/write-pulse.ts'
export { writeVoting } from './document/write-voting.ts'
export type { NewAgreement, NewCard, NewExpectation, NewFraming, NewIndicator, NewResource } from './edit/card-edits.ts'
export {
  boardPart,
  copiedKinds,
  type BoardPart,
  type CopiedKind,
  type CopiedLink,
  type CopiedPaper,
} from './edit/duplicate.ts'
export { hasFreeEnd, isItemId, movedEnds } from './edit/link-edits.ts'
export { parseCopiedCard, type CopiedCard } from './edit/copied-card.ts'
export { createSetUpEdits, type SetUpEdits } from './edit/set-up-edits.ts'
export { createBookmarkEdits, type BookmarkEdits } from './edit/bookmark-edits.ts'
export { createConsentEdits, type ConsentEdits } from './edit/consent-edits.ts'
export { createInboxEdits, type InboxEdits } from './edit/inbox-edits.ts'
export { createStrokeEdits, type NewStroke, type StrokeEdits } from './edit/stroke-edits.ts'
export { createCommentEdits, type CommentEdits } from './edit/comment-edits.ts'
export { createEdits } from './edit/create-edits.ts'
export type { EditContext, EditsOptions } from './edit/edit-context.ts'
export type { Edits } from './edit/edits.ts'
export type { NewObservation, SettableFact } from './edit/fact-edits.ts'
export type { NewSection } from './edit/section-edits.ts'
export type { NewNote } from './edit/note-edits.ts'
export { createUndo, type UndoOptions } from './undo/create-undo.ts'
export type { Undo, UndoOutcome } from './undo/undo.ts'
export { estimatedNoteHeight, freePlaces, type FreePlaces } from './layout/free-space.ts'
export { foldedAway, foldsAround, sectionOwners, withContents } from './layout/sections.ts'
export { compareOrder } from './layout/order.ts'
export type { LinkEnd, LinkEnds } from './document/parse.ts'
export { restoreMoment, type RestoreMomentOptions } from './moment/restore-moment.ts'
export {
  mostPresentIds,
  parsePresence,
  reactionSigns,
  type ReactionSign,
  type Peer,
  type PresenceState,
  type TextPosition,
} from './presence.ts'
export { inboxIn, isWaiting, waitingIn, type Inbox } from './process/inbox.ts'
export type { Focus } from './process/focus.ts'
export {
  createProcessEdits,
  type AddedStage,
  type CallTo,
  type NewStage,
  type ProcessEdits,
  type ProcessEditsOptions,
} from './process/process-edits.ts'
export { nowKey, processRootNames, type ProcessRootName } from './process/process-roots.ts'
export { setUpOf, type SetUp } from './process/set-up.ts'
export { currentStage, readProcess, type ProcessReader, type ProcessView } from './process/read-process.ts'
export {
  longestGuidance,
  longestInstruction,
  longestStageName,
  mostStageMinutes,
  mostStages,
  type Stage,
  type StagePointer,
} from './process/stage.ts'
export { mostStageStarts, walkIn, type StageStart } from './process/walk.ts'
export { longestTimerMs, timeLeft, type Timer } from './process/timer.ts'
export { dietTools, usualDiet, type DietTool } from './process/tool-diet.ts'
export type { Turn, Turns } from './process/turns.ts'
export { forgetNotes, privateNotesOf, type PrivateNote } from './process/private-notes.ts'
export {
  circleOf,
  circleSizes,
  mayWiden,
  parseCircles,
  withPlace,
  type Circles,
  type CircleSize,
} from './process/circles.ts'
export { parseRound, roundRootName, roundsIn, writeRound, type Round } from './process/round.ts'
export { readBoard } from './read/read-board.ts'
export { readingOrder } from './layout/reading-order.ts'
export {
  boardPoint,
  cardSizes,
  defaultAxis,
  itemKinds,
  noteColors,
  longestLinkWord,
  longestMeaning,
  longestText,
  noteGap,
  noteSize,
  ownedRootNames,
  relayRootNames,
  rootNames,
  schemaVersion,
  zones,
  type ActorId,
  type Axis,
  type BoardPoint,
  type CardKind,
  type ItemId,
  type ItemKind,
  type NoteColor,
  type RootName,
  type Zone,
} from './document/schema.ts'
export { startBoard, writeActor } from './document/start-board.ts'
export { indexOfTextPosition, textPositionAt } from './text/text-position.ts'
export { spliceBetween, type TextSplice } from './text/text-splice.ts'
export type {
  BoardMeta,
  BoardReader,
  BoardView,
  DamagedItem,
  GoneItem,
  ItemBody,
  ItemChanges,
  ItemView,
  Legend,
  LostLink,
  WholeItem,
} from './read/view.ts'
export { zoneAt } from './layout/zone.ts'
