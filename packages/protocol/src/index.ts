export { closeCodes, type CloseCode } from './close-codes.ts'
export {
  roles,
  type ActorFacts,
  type BoardFacts,
  type BoardResponse,
  type CreateBoardRequest,
  type CreateBoardResponse,
  type CreateLinkRequest,
  type CreateLinkResponse,
  type ImportResponse,
  type JoinRequest,
  type JoinResponse,
  type JoinedActor,
  type LinkFacts,
  type Problem,
  type Role,
} from './http-shapes.ts'
