import { workerData } from 'node:worker_threads'
import { openEngine } from './engine.ts'
import { asDatabaseOptions } from './open-database.ts'
import { servePort } from './serve-port.ts'

// One thread writes to the file: everything that waits for the disk waits here, and not where sockets are served.
servePort(() => openEngine(asDatabaseOptions(workerData)))
