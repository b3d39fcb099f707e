import type { Clock } from '@samtavle/base'
import { createContext, use, useSyncExternalStore } from 'react'
import type { Api } from '../api/client.ts'
import type { BoardList, DeviceStorage, KnownBoard } from '../device/board-list.ts'
import type { Arrival } from '../join/arrival.ts'
import type { Announcer } from './announcer.ts'
import type { Route, Router } from './router.ts'

/** What lives as long as the tab; made once in main and reached through `useServices`. */
export interface Services {
  readonly api: Api
  readonly boards: BoardList
  readonly router: Router
  readonly storage: DeviceStorage
  readonly clock: Clock
  readonly announcer: Announcer
  readonly arrival: Arrival
  /** What people came for is there: the app may fetch the rest of itself, to be kept on this device. */
  readonly keepShell: () => void
}

/** Carries the services down the tree. */
export const ServicesContext = createContext<Services | null>(null)

/** The services of this tab. */
export function useServices(): Services {
  const services = use(ServicesContext)
  if (services === null) throw new Error('A component stands outside the services of its tab')
  return services
}

/** Where the visitor is, live. */
export function useRoute(): Route {
  const { router } = useServices()
  return useSyncExternalStore(router.watch, router.route)
}

/** The boards of this device, live. */
export function useBoards(): readonly KnownBoard[] {
  const { boards } = useServices()
  return useSyncExternalStore(boards.watch, boards.all)
}
